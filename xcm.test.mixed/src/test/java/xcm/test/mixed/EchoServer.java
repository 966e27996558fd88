package xcm.test.mixed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Returns each message to its sender, on servers of any transport, by one poller in the thread that runs it. */
final class EchoServer implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final XcmPoller poller = XcmPoller.open();
    private final List<XcmServer> servers = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
    private final AttributeMap attributes;
    private int open;
    private long echoed;

    /** Makes one whose servers have these attributes. */
    EchoServer(AttributeMap attributes) throws XcmException {
        this.attributes = attributes.toBuilder().add("xcm.blocking", false).build();
    }

    /** Serves one more address; returns the one to connect to. */
    String serve(String address) throws XcmException {
        var server = Xcm.server(address, attributes);
        servers.add(server);
        server.await(XcmSocket.ACCEPTABLE);
        poller.add(server, () -> accept(server));
        return server.localAddress().orElseThrow();
    }

    /** Returns how many connections are open. */
    int open() {
        return open;
    }

    /** Returns how many messages were returned. */
    long echoed() {
        return echoed;
    }

    /** Attends to what is ready; returns false if nothing was for long. */
    boolean poll() throws IOException {
        return poller.poll(LONGEST) > 0;
    }

    private void accept(XcmServer server) throws XcmException {
        XcmConnection connection;
        try {
            connection = server.accept();
        } catch (XcmException e) {
            if (e.errno() == Errno.EAGAIN) {
                return;
            }
            throw e;
        }
        open++;
        connection.await(XcmSocket.RECEIVABLE);
        poller.add(connection, () -> echo(connection));
    }

    private void echo(XcmConnection connection) throws XcmException {
        int received = connection.receive(buffer.clear());
        if (received > 0 && connection.send(buffer.flip()) > 0) {
            echoed++;
        } else if (received < 0) {
            connection.close();
            open--;
        }
    }

    @Override
    public void close() {
        servers.forEach(XcmServer::close);
        poller.close();
    }
}
