package xcm.itest.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;

/**
 * Is a server with one connection, both ends here.
 *
 * @param server listens
 * @param client has connected
 * @param accepted is the server's end
 */
record Pair(XcmServer server, XcmConnection client, XcmConnection accepted) implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    static Pair ux() throws XcmException {
        return of("ux:it-" + ProcessHandle.current().pid() + "-" + NEXT.getAndIncrement());
    }

    static Pair tcp() throws XcmException {
        return of("tcp:127.0.0.1:0");
    }

    /** Opens one with these credentials; both ends shake hands, each in a thread of its own. */
    static Pair tls(AttributeMap credentials) throws Exception {
        var server = Xcm.server("tls:127.0.0.1:0", credentials);
        var accepting = new FutureTask<>(server::accept);
        new Thread(accepting, "accept").start();
        var client = Xcm.connect(server.localAddress().orElseThrow(), credentials);
        return new Pair(server, client, accepting.get());
    }

    private static Pair of(String address) throws XcmException {
        var server = Xcm.server(address);
        var client = Xcm.connect(server.localAddress().orElseThrow());
        return new Pair(server, client, server.accept());
    }

    /** Sends a text from the client to the server and back; returns what came. */
    String echo(String text) throws XcmException {
        client.send(UTF_8.encode(text));
        accepted.send(receive(accepted));
        return UTF_8.decode(receive(client)).toString();
    }

    private static ByteBuffer receive(XcmConnection connection) throws XcmException {
        var buffer = ByteBuffer.allocateDirect(1000);
        connection.receive(buffer);
        return buffer.flip();
    }

    @Override
    public void close() {
        accepted.close();
        client.close();
        server.close();
    }
}
