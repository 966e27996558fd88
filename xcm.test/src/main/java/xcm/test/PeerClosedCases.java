package xcm.test;

import java.nio.ByteBuffer;
import java.util.Map;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;

/** Is about what the survivor sees when its peer closes. */
final class PeerClosedCases {
    private static final int TRIES = 10;

    private PeerClosedCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("peer closed: receive receive send send finish", s -> {
            var c = peerClosed(s);
            return Outcome.ofEach(() -> receive(c), () -> receive(c), () -> send(c), () -> send(c), c::finish);
        });
        cases.put("peer closed: send until it fails, send receive finish", s -> {
            var c = peerClosed(s);
            return Outcome.ofLast(TRIES, () -> send(c))
                    + " "
                    + Outcome.ofEach(() -> send(c), () -> receive(c), c::finish);
        });
        cases.put("peer closed, with a message for us: receive receive", s -> {
            var c = peerClosedAfterSending(s);
            return Outcome.ofEach(() -> receive(c), () -> receive(c));
        });
        cases.put("the same: send until it fails, receive receive", s -> {
            var c = peerClosedAfterSending(s);
            return Outcome.ofLast(TRIES, () -> send(c)) + " " + Outcome.ofEach(() -> receive(c), () -> receive(c));
        });
        cases.put("peer closed, ours unread: receive receive send finish", s -> {
            var c = peerReset(s);
            return Outcome.ofEach(() -> receive(c), () -> receive(c), () -> send(c), c::finish);
        });
        cases.put("peer closed, ours unread: send send receive finish", s -> {
            var c = peerReset(s);
            return Outcome.ofEach(() -> send(c), () -> send(c), () -> receive(c), c::finish);
        });
        cases.put("peer closed, ours unread: finish finish", s -> {
            var c = peerReset(s);
            return Outcome.ofEach(c::finish, c::finish);
        });
        cases.put("peer closed: set blocking", s -> setBlockingAfterReceive(peerClosed(s)));
        cases.put("peer reset: set blocking", s -> setBlockingAfterReceive(peerReset(s)));
        cases.put("server closed, never accepted: receive receive", s -> {
            var c = neverAccepted(s, false);
            return Outcome.ofEach(() -> receive(c), () -> receive(c));
        });
        cases.put("server closed, never accepted, ours unread: receive x2", s -> {
            var c = neverAccepted(s, true);
            return Outcome.ofEach(() -> receive(c), () -> receive(c));
        });
        cases.put("peer reset: remote address, fetched before", s -> {
            var pair = s.pair();
            var before = pair.client().remoteAddress().orElseThrow();
            Sockets.send(pair.client(), "hello");
            pair.accepted().close();
            Sockets.awaitNews(pair.client());
            Outcome.of(() -> receive(pair.client()));
            var after = pair.client().remoteAddress();
            return after.equals(java.util.Optional.of(before)) ? "same" : after.toString();
        });
    }

    private static int receive(XcmConnection connection) throws XcmException {
        return connection.receive(ByteBuffer.allocate(100));
    }

    private static int send(XcmConnection connection) throws XcmException {
        return connection.send(Payload.text("hello"));
    }

    private static XcmConnection peerClosed(Sockets s) throws XcmException {
        var pair = s.pair();
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        return pair.client();
    }

    private static XcmConnection peerClosedAfterSending(Sockets s) throws XcmException {
        var pair = s.pair();
        Sockets.send(pair.accepted(), "hello");
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        return pair.client();
    }

    /** The peer closes with something of ours unread: the kernel resets the connection. */
    private static XcmConnection peerReset(Sockets s) throws XcmException {
        var pair = s.pair();
        Sockets.send(pair.client(), "hello");
        Sockets.awaitNews(pair.accepted());
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        return pair.client();
    }

    private static XcmConnection neverAccepted(Sockets s, boolean sending) throws XcmException {
        var server = s.serve();
        var client = s.connect(server);
        if (s.transport().shakesHands()) {
            // there will be no handshake; the message waits, if there is a place for it
            Wait.forConditions(server, XcmSocket.ACCEPTABLE);
            client.finish();
        }
        while (!s.transport().shakesHands() && !client.finish()) {
            Wait.forConditions(client, 0);
        }
        if (sending) {
            client.send(Payload.text("hello"));
            client.finish();
        }
        server.close();
        Sockets.awaitNews(client);
        return client;
    }

    private static String setBlockingAfterReceive(XcmConnection connection) throws Exception {
        Outcome.of(() -> receive(connection));
        return Outcome.of(() -> connection.setBlocking(true));
    }
}
