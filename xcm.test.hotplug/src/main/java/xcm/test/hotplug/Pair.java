package xcm.test.hotplug;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Is a server, a connection to it, and the end that it accepted; all are blocking. */
record Pair(XcmServer server, XcmConnection client, XcmConnection accepted) implements AutoCloseable {
    private static final int SIZE = 64;
    private static final long PAUSE = 20_000; // nanoseconds

    /** Opens one on an address of its own. */
    static Pair open(Scheme scheme) throws XcmException {
        return open(scheme, "127.0.0.1", scheme.attributes());
    }

    /**
     * Opens one on an address of its own.
     *
     * @param host the name of this host by which to connect
     * @param attributes of the connecting end
     */
    static Pair open(Scheme scheme, String host, AttributeMap attributes) throws XcmException {
        var server = Xcm.server(scheme.newAddress(), scheme.nonBlocking());
        Optional<XcmConnection> client = Optional.empty();
        Optional<XcmConnection> accepted = Optional.empty();
        try {
            var nonBlocking = attributes.toBuilder().add("xcm.blocking", false).build();
            client = Optional.of(Xcm.connect(addressOf(server).replace("127.0.0.1", host), nonBlocking));
            accepted = Optional.of(accept(server, client.get()));
            var pair = new Pair(server, client.get(), accepted.get());
            pair.establish();
            return pair;
        } catch (XcmException e) {
            client.ifPresent(XcmConnection::close);
            accepted.ifPresent(XcmConnection::close);
            server.close();
            throw e;
        }
    }

    /** Accepts whom the kernel may announce a moment later only. */
    private static XcmConnection accept(XcmServer server, XcmConnection client) throws XcmException {
        while (true) {
            try {
                return server.accept();
            } catch (XcmException e) {
                if (e.errno() != Errno.EAGAIN) {
                    throw e;
                }
                client.finish(); // fails if it never comes
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** Has both ends, which are in one thread, shake hands, and makes them wait from now on. */
    private void establish() throws XcmException {
        boolean established = false;
        while (!established) {
            LockSupport.parkNanos(PAUSE);
            boolean connected = client.finish(); // both have to go on, whatever the other says
            established = accepted.finish() && connected;
        }
        client.setBlocking(true);
        accepted.setBlocking(true);
        server.setBlocking(true);
    }

    /** Returns where a server is. */
    static String addressOf(XcmServer server) {
        return server.localAddress().orElseThrow(() -> new AssertionError(server + " has no address"));
    }

    /** Sends a number to the other end and back. */
    void exchange(long number) throws XcmException {
        send(client, number);
        Check.equal(number, receive(accepted), "what was accepted received");
        send(accepted, number + 1);
        Check.equal(number + 1, receive(client), "what connected received");
    }

    /** Sends a number in a message, or in as many bytes, on a blocking connection. */
    static void send(XcmConnection connection, long number) throws XcmException {
        connection.send(ByteBuffer.allocateDirect(SIZE).putLong(0, number));
    }

    /** Receives what {@link #send} sent, on a blocking connection; -1 at the end of the stream. */
    static long receive(XcmConnection connection) throws XcmException {
        var buffer = ByteBuffer.allocateDirect(SIZE);
        while (buffer.hasRemaining()) {
            if (connection.receive(buffer) < 0) {
                return -1;
            }
        }
        return buffer.getLong(0);
    }

    /** Fails unless all three sockets say, again and again, that their transport is gone. */
    void assertWithdrawn() {
        for (int i = 0; i < 3; i++) {
            for (var connection : List.of(client, accepted)) {
                gone("send", connection, () -> connection.send(ByteBuffer.allocate(SIZE)));
                gone("receive", connection, () -> connection.receive(ByteBuffer.allocate(SIZE)));
                gone("set blocking", connection, () -> connection.setBlocking(false));
                gone("attributes", connection, () -> connection.attributes().all());
                Check.equal(true, connection.localAddress().isEmpty(), connection + " has no address any more");
                Check.equal(true, connection.remoteAddress().isEmpty(), connection + " has no peer any more");
            }
            gone("accept", server, server::accept);
            gone("fd", server, server::fd);
        }
    }

    private static void gone(String operation, Object socket, Check.Operation call) {
        Check.fails(Errno.ENOPROTOOPT, operation + " on " + socket, call);
    }

    @Override
    public void close() {
        client.close();
        accepted.close();
        server.close();
    }
}
