package xcm.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import xcm.api.LiveSocket;
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
 * @param live is how the shell sees the three, in this order
 */
record Pair(XcmServer server, XcmConnection client, XcmConnection accepted, List<LiveSocket> live)
        implements AutoCloseable {
    static Pair of(String address) throws XcmException {
        var before = Xcm.sockets().stream().map(LiveSocket::id).toList();
        var any = AttributeMap.builder().add("xcm.service", "any").build();
        var server = Xcm.server(address, any);
        var client = Xcm.connect(server.localAddress().orElseThrow(), any);
        var accepted = server.accept();
        var live = Xcm.sockets().stream()
                .filter(socket -> !before.contains(socket.id()))
                .toList();
        return new Pair(server, client, accepted, live);
    }

    /** Sends a text from the client to the server. */
    void say(String text) throws XcmException {
        client.send(UTF_8.encode(text));
        accepted.receive(ByteBuffer.allocateDirect(1000));
    }

    String serverId() {
        return id(0);
    }

    String clientId() {
        return id(1);
    }

    String acceptedId() {
        return id(2);
    }

    private String id(int index) {
        return String.valueOf(live.get(index).id());
    }

    @Override
    public void close() {
        accepted.close();
        client.close();
        server.close();
    }
}
