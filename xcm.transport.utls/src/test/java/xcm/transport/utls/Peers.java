package xcm.transport.utls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.Errno;
import xcm.linux.PollSet;
import xcm.test.Footprint;

/** Opens non-blocking sockets, all with the same credentials, and sees to it that nothing of them stays behind. */
final class Peers implements AutoCloseable {
    static final AttributeMap CREDENTIALS = credentials();

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Footprint before;

    /** Is a connection, seen from both ends. */
    record Pair(XcmConnection client, XcmConnection accepted) {}

    Peers() throws Exception {
        before = Footprint.now();
    }

    private static AttributeMap credentials() {
        var authority = Authority.root("utls");
        var issued = authority.issue(Subject.named("peer"));
        return AttributeMap.builder()
                .add("xcm.blocking", false)
                .add("tls.cert", issued.certificatePem().getBytes(US_ASCII))
                .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                .add("tls.tc", authority.certificatePem().getBytes(US_ASCII))
                .build();
    }

    XcmServer serve(String address) throws XcmException {
        return closing(Xcm.server(address, address.startsWith("ux:") ? plain() : CREDENTIALS));
    }

    XcmConnection connect(String address) throws XcmException {
        return connect(address, address.startsWith("ux:") ? plain() : CREDENTIALS);
    }

    XcmConnection connect(String address, AttributeMap attributes) throws XcmException {
        return closing(Xcm.connect(address, attributes));
    }

    static AttributeMap plain() {
        return AttributeMap.builder().add("xcm.blocking", false).build();
    }

    <T extends AutoCloseable> T closing(T socket) {
        open.push(socket);
        return socket;
    }

    /** Connect and accept, until both ends are established. */
    Pair pair(XcmServer server, String address) throws XcmException {
        return pair(server, connect(address));
    }

    Pair pair(XcmServer server, XcmConnection client) throws XcmException {
        server.await(XcmSocket.ACCEPTABLE);
        client.await(0);
        var accepted = tryAccept(server);
        while (accepted.isEmpty()) {
            if (client.finish()) {
                await(server);
            } else {
                await(server, client); // to look up a name, say, is the client's own work
            }
            accepted = tryAccept(server);
        }
        return establish(client, accepted.get());
    }

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

    static Pair establish(XcmConnection client, XcmConnection accepted) throws XcmException {
        client.await(0);
        accepted.await(0);
        boolean finished = false;
        while (!finished) {
            boolean clientFinished = client.finish(); // each makes a step, whatever the other one says
            finished = accepted.finish() && clientFinished;
            if (!finished) {
                await(client, accepted);
            }
        }
        return new Pair(client, accepted);
    }

    /** Wait until one of the sockets wants attention. */
    static void await(XcmSocket... sockets) throws XcmException {
        var polls = new PollSet();
        for (var socket : sockets) {
            polls.add(socket.fd(), PollSet.POLLIN);
        }
        assertTrue(polls.poll(LONGEST.toNanos()) > 0, "no socket wants attention");
    }

    static void send(XcmConnection from, String text) throws XcmException {
        var message = UTF_8.encode(text);
        from.await(XcmSocket.SENDABLE);
        while (from.send(message) == 0) {
            await(from);
        }
        from.await(0);
        while (!from.finish()) {
            await(from);
        }
    }

    static String receive(XcmConnection at) throws XcmException {
        var buffer = ByteBuffer.allocate(1000);
        at.await(XcmSocket.RECEIVABLE);
        int received = at.receive(buffer);
        while (received == 0) {
            await(at);
            received = at.receive(buffer);
        }
        return received < 0 ? "end of stream" : UTF_8.decode(buffer.flip()).toString();
    }

    static String address(XcmServer server) {
        return server.localAddress().orElseThrow();
    }

    /** Give what follows the scheme. */
    static String place(XcmServer server) {
        return address(server).substring(address(server).indexOf(':') + 1);
    }

    static void assertErrno(Errno errno, Callable<?> call) {
        var failure = assertThrows(XcmException.class, call::call);
        assertSame(errno, failure.errno(), failure.getMessage());
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        Footprint.awaitNoMoreThan(before);
    }
}
