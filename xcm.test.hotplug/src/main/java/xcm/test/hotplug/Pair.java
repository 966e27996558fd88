package xcm.test.hotplug;

import java.nio.ByteBuffer;
import java.util.List;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.linux.Errno;

/** Is a server, a connection to it, and the end that it accepted; all are blocking. */
record Pair(XcmServer server, XcmConnection client, XcmConnection accepted) implements AutoCloseable {
    private static final int SIZE = 64;

    /** Opens one on an address of its own. */
    static Pair open(Scheme scheme) throws XcmException {
        var server = Xcm.server(scheme.newAddress(), Scheme.ANY);
        XcmConnection client = null;
        try {
            client = Xcm.connect(addressOf(server), Scheme.ANY);
            return new Pair(server, client, server.accept());
        } catch (XcmException e) {
            if (client != null) {
                client.close();
            }
            server.close();
            throw e;
        }
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
