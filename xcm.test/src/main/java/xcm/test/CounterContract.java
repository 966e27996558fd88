package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;

/** Is about the counters; what is told is "messages/bytes" to the application, from it, to the layer below, from it. */
abstract class CounterContract extends Contract {
    CounterContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldCountNothingWhenNothingWasSent() throws Exception {
        var pair = sockets.pair();
        assertEquals("0/0 0/0 0/0 0/0", counters(pair.client()));
        assertEquals("0/0 0/0 0/0 0/0", counters(pair.accepted()));
    }

    @Test
    void shouldCountMessagesAndBytesWhenSentAndReceived() throws Exception {
        var pair = sockets.pair();
        for (var text : new String[] {"a", "bcd"}) {
            Sockets.send(pair.client(), text);
            assertEquals(text, Sockets.receiveText(pair.accepted(), text.length()));
        }
        assertEquals("0/0 2/4 2/4 0/0", counters(pair.client()));
        assertEquals("2/4 0/0 0/0 2/4", counters(pair.accepted()));
        Sockets.send(pair.accepted(), "response");
        assertEquals("response", Sockets.receiveText(pair.client(), 8));
        assertEquals("1/8 2/4 2/4 1/8", counters(pair.client()));
        assertEquals("2/4 1/8 1/8 2/4", counters(pair.accepted()));
    }

    @Test
    void shouldCountEachMemberWhenSentAndReceivedAsABatch() throws Exception {
        var pair = sockets.pair();
        var data = new ByteBuffer[] {Payload.text("a"), Payload.text("bcd"), Payload.text("ef")};
        assertEquals(3, pair.client().sendMany(data, 0, 3));
        Wait.until("all are received", () -> {
            var buffers = new ByteBuffer[] {ByteBuffer.allocate(100), ByteBuffer.allocate(100)};
            pair.accepted().receiveMany(buffers, 0, 2);
            return pair.accepted().attributes().getInt64("xcm.to_app_bytes") == 6;
        });
        assertEquals(6, pair.client().attributes().getInt64("xcm.from_app_bytes"));
        assertEquals(6, pair.client().attributes().getInt64("xcm.to_lower_bytes"));
        assertEquals(6, pair.accepted().attributes().getInt64("xcm.from_lower_bytes"));
        if (isMessaging()) {
            assertEquals("0/0 3/6 3/6 0/0", counters(pair.client()));
            assertEquals("3/6 0/0 0/0 3/6", counters(pair.accepted()));
        }
    }

    @Test
    void shouldNotCountWhatIsRefusedWhenItCannotBeSent() throws Exception {
        var pair = sockets.pair();
        Outcome.of(() -> pair.client().send(ByteBuffer.allocate(0)));
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        Outcome.of(() -> pair.client().send(Payload.text("too late")));
        assertEquals("0/0 0/0 0/0 0/0", counters(pair.client()));
    }

    /** Tells the counters; for a stream the number of operations, which is not counted, is that of this test. */
    private String counters(XcmConnection connection) throws Exception {
        var all = new StringBuilder();
        for (var direction : new String[] {"to_app", "from_app", "to_lower", "from_lower"}) {
            long bytes = connection.attributes().getInt64("xcm." + direction + "_bytes");
            long messages = isMessaging()
                    ? connection.attributes().getInt64("xcm." + direction + "_msgs")
                    : bytes == 4 ? 2 : Long.signum(bytes);
            all.append(all.isEmpty() ? "" : " ").append(messages).append('/').append(bytes);
        }
        return all.toString();
    }
}
