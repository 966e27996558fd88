package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Map;
import xcm.api.XcmConnection;
import xcm.api.XcmException;

/** Is about sending and receiving while the peer is there. */
final class TrafficCases {
    private TrafficCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("send: nothing", s -> {
            var client = s.pair().client();
            return Outcome.ofEach(() -> client.send(empty()), () -> client.send(empty()));
        });
        cases.put("send: one byte too many", s -> {
            var client = s.pair().client();
            return Outcome.ofEach(
                    () -> sendTooMuch(client, max(client) + 1), () -> sendTooMuch(client, max(client) + 1));
        });
        cases.put("send: twice the maximum", s -> {
            var client = s.pair().client();
            return Outcome.of(() -> sendTooMuch(client, 2 * max(client)));
        });
        cases.put("send: closed", s -> {
            var client = closed(s);
            return Outcome.of(() -> client.send(Payload.text("hello")));
        });
        cases.put("send: nothing, after a failure", s -> {
            var client = failed(s);
            return Outcome.of(() -> client.send(empty()));
        });
        cases.put("send: too much, after a failure", s -> {
            var client = failed(s);
            return Outcome.of(() -> sendTooMuch(client, max(client) + 1));
        });
        cases.put("receive: nothing is there", s -> {
            var client = s.pair().client();
            return Outcome.of(() -> client.receive(ByteBuffer.allocate(1)));
        });
        cases.put("receive: no room, then some", s -> {
            var pair = s.pair();
            Sockets.send(pair.client(), "mess");
            Sockets.send(pair.client(), "ages");
            Sockets.awaitNews(pair.accepted());
            return Outcome.ofEach(
                    () -> pair.accepted().receive(empty()),
                    () -> Sockets.receive(pair.accepted(), ByteBuffer.allocate(100)));
        });
        cases.put("receive: closed", s -> {
            var client = closed(s);
            return Outcome.of(() -> client.receive(ByteBuffer.allocate(1)));
        });
    }

    private static ByteBuffer empty() {
        return ByteBuffer.allocate(0);
    }

    private static int max(XcmConnection connection) throws XcmException {
        return (int) connection.attributes().getInt64("xcm.max_msg_size");
    }

    /** Sends what is too large; it has to stay as it is. */
    private static int sendTooMuch(XcmConnection connection, int length) throws XcmException {
        var message = Payload.random(length, 1);
        try {
            return connection.send(message);
        } finally {
            assertEquals(Payload.random(length, 1), message);
        }
    }

    private static XcmConnection closed(Sockets s) throws XcmException {
        var client = s.pair().client();
        client.close();
        return client;
    }

    /** Returns a connection that has failed, or whose peer has gone if it keeps no state. */
    private static XcmConnection failed(Sockets s) throws XcmException {
        var pair = s.pair();
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        return pair.client();
    }
}
