package xcm.test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Opens the sockets of one test, closes them all at its end, and sees to it that nothing of them stays behind. */
final class Sockets implements AutoCloseable {
    private final TransportUnderTest transport;
    private final Footprint before;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Sockets(TransportUnderTest transport) throws IOException {
        this.transport = transport;
        this.before = Footprint.now();
    }

    TransportUnderTest transport() {
        return transport;
    }

    boolean isMessaging() {
        return transport.service() == ServiceType.MESSAGING;
    }

    /** Has something closed at the end; what is opened last is closed first. Any thread. */
    synchronized <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    // ---- attributes

    /** Returns what a socket of this transport needs, and whether it is blocking. */
    AttributeMap blocking(boolean blocking) {
        return needed().toBuilder().add("xcm.blocking", blocking).build();
    }

    /** Returns what a socket of this transport needs. */
    AttributeMap needed() {
        var needed = transport.attributes().toBuilder();
        if (!isMessaging()) {
            needed.add("xcm.service", transport.service().text());
        }
        return needed.build();
    }

    // ---- servers

    /** Opens a non-blocking server. */
    XcmServer serve() throws XcmException {
        return serve(transport.newAddress());
    }

    /** Opens a non-blocking server on an address. */
    XcmServer serve(String address) throws XcmException {
        return serve(address, blocking(false));
    }

    XcmServer serve(String address, AttributeMap attributes) throws XcmException {
        return closing(Xcm.server(address, attributes));
    }

    /** Returns an address that nobody serves. */
    String unserved() throws XcmException {
        try (var server = Xcm.server(transport.newAddress(), needed())) {
            return addressOf(server);
        }
    }

    static String addressOf(XcmServer server) {
        return server.localAddress().orElseThrow();
    }

    // ---- connections

    /** Begins to connect, non-blocking. */
    XcmConnection connect(XcmServer server) throws XcmException {
        return connect(addressOf(server), blocking(false));
    }

    XcmConnection connect(String address, AttributeMap attributes) throws XcmException {
        return closing(Xcm.connect(address, attributes));
    }

    /** Accepts from a non-blocking server; waits for the client. */
    XcmConnection accept(XcmServer server) throws XcmException {
        var accepted = tryAccept(server);
        while (accepted.isEmpty()) {
            Wait.forConditions(server, XcmSocket.ACCEPTABLE);
            accepted = tryAccept(server);
        }
        return accepted.get();
    }

    /** Accepts if somebody is there. */
    Optional<XcmConnection> tryAccept(XcmServer server) throws XcmException {
        try {
            return Optional.of(closing(server.accept()));
        } catch (XcmException e) {
            if (e.errno() == Errno.EAGAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Opens a server and a connection to it; all are non-blocking. */
    Pair pair() throws XcmException {
        return pair(serve());
    }

    /** Opens a connection to a server; both ends are non-blocking and established. */
    Pair pair(XcmServer server) throws XcmException {
        var client = connect(server);
        client.await(0);
        server.await(XcmSocket.ACCEPTABLE);
        var accepted = tryAccept(server);
        while (accepted.isEmpty()) {
            client.finish();
            Wait.forAny(server, client);
            accepted = tryAccept(server);
        }
        establish(client, accepted.get());
        server.await(0);
        return new Pair(server, client, accepted.get());
    }

    /** Establishes both ends of a connection, none of which may wait for the other. */
    static void establish(XcmConnection client, XcmConnection accepted) throws XcmException {
        client.await(0);
        accepted.await(0);
        while (!finishBoth(client, accepted)) {
            Wait.forAny(client, accepted);
        }
    }

    /** Makes one step at each end; neither of them may wait for the other. */
    static boolean finishBoth(XcmConnection client, XcmConnection accepted) throws XcmException {
        boolean finished = client.finish();
        return accepted.finish() && finished;
    }

    // ---- traffic

    /** Sends all of a message or of bytes on a non-blocking connection. */
    static void send(XcmConnection connection, ByteBuffer data) throws XcmException {
        while (data.hasRemaining()) {
            if (connection.send(data) == 0) {
                Wait.forConditions(connection, XcmSocket.SENDABLE);
            }
        }
        while (!connection.finish()) {
            Wait.forConditions(connection, 0);
        }
    }

    static void send(XcmConnection connection, String text) throws XcmException {
        send(connection, Payload.text(text));
    }

    /** Receives a message, or some bytes, on a non-blocking connection; waits for it. -1 at the end of the stream. */
    static int receive(XcmConnection connection, ByteBuffer buffer) throws XcmException {
        int received = connection.receive(buffer);
        while (received == 0) {
            Wait.forConditions(connection, XcmSocket.RECEIVABLE);
            received = connection.receive(buffer);
        }
        return received;
    }

    /** Receives a text of a known length in bytes on a non-blocking connection. */
    static String receiveText(XcmConnection connection, int length) throws XcmException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            assertTrue(receive(connection, buffer) > 0, "the stream ended");
        }
        return Payload.textOf(buffer);
    }

    /** Waits until what the peer did last has arrived, such as a close. */
    static void awaitNews(XcmConnection connection) throws XcmException {
        Wait.forConditions(connection, XcmSocket.RECEIVABLE);
    }

    @Override
    public synchronized void close() {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
            Footprint.awaitNoMoreThan(before);
        } catch (Exception e) {
            throw new AssertionError("close", e);
        }
    }
}
