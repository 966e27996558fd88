package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.PollSet;
import xcm.test.network.Link;
import xcm.test.network.Namespace;

/** Is the two ends of a connection over a link; the server is there. */
record Pair(XcmConnection client, XcmConnection accepted) implements AutoCloseable {
    static final AttributeMap ANY =
            AttributeMap.builder().add("xcm.service", "any").build();

    static Pair over(Link link, String transport, String host, AttributeMap client, AttributeMap accepted)
            throws Exception {
        try (var server = link.there.in(() -> Xcm.server(transport + ":" + host + ":0", ANY))) {
            var address = server.localAddress().orElseThrow();
            var connecting = link.here.start(() -> Xcm.connect(address, client));
            var acceptedConnection = server.accept(accepted);
            return new Pair(Namespace.result(connecting), acceptedConnection);
        }
    }

    static Pair over(Link link, String transport, String host) throws Exception {
        return over(link, transport, host, ANY, AttributeMap.of());
    }

    static ByteBuffer bytes(int length) {
        return ByteBuffer.allocateDirect(length);
    }

    /** Proves that the connection carries something in both directions. */
    void exchange() throws XcmException {
        carry(client, accepted);
        carry(accepted, client);
    }

    private static void carry(XcmConnection from, XcmConnection to) throws XcmException {
        from.send(bytes(100));
        int received = 0;
        while (received < 100) {
            received += to.receive(bytes(100));
        }
        assertEquals(100, received);
    }

    /** Waits for a non-blocking socket's descriptor. */
    static boolean isReady(XcmSocket socket, double seconds) throws XcmException {
        var poll = new PollSet();
        poll.add(socket.fd(), PollSet.POLLIN);
        return poll.poll((long) (seconds * 1e9)) > 0;
    }

    interface Operation {
        void run() throws XcmException;
    }

    static Errno failure(Operation operation) {
        return assertThrows(XcmException.class, operation::run).errno();
    }

    @Override
    public void close() {
        client.close();
        accepted.close();
    }
}
