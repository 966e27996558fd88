package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Is about messages: their sizes and their boundaries. */
abstract class MessageContract extends Contract {
    MessageContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldDeliverMessagesOfAnySizeWhenTheyAreAllowed() throws Exception {
        var pair = sockets.pair();
        int max = max(pair.client());
        assertEquals(262_144, max);
        assertEquals(max, max(pair.accepted()));
        var buffer = ByteBuffer.allocateDirect(max + 1);
        for (int size : new int[] {1, 2, 3, 4, 5, 100, 1500, 4092, 4096, 65_535, 65_536, 65_537, max - 1, max}) {
            var message = Payload.random(size, size);
            deliver(pair, message, buffer.clear());
            assertEquals(message.rewind(), buffer.flip());
        }
    }

    /** Sends and receives by turns: a large message needs both. */
    private static void deliver(Pair pair, ByteBuffer message, ByteBuffer buffer) throws XcmException {
        assertEquals(message.remaining(), pair.client().send(message));
        int received = pair.accepted().receive(buffer);
        while (received == 0) {
            pair.client().finish();
            received = pair.accepted().receive(buffer);
        }
        assertEquals(message.limit(), received);
        assertTrue(pair.client().finish());
    }

    @Test
    void shouldKeepTheBoundariesWhenManyMessagesAreUnread() throws Exception {
        var pair = sockets.pair();
        for (int i = 0; i < 20; i++) {
            Sockets.send(pair.client(), "x".repeat(1 + i));
        }
        var buffer = ByteBuffer.allocate(100);
        for (int i = 0; i < 20; i++) {
            assertEquals(1 + i, Sockets.receive(pair.accepted(), buffer.clear()));
        }
        assertEquals(0, pair.accepted().receive(buffer.clear()));
    }

    @Test
    void shouldDiscardTheRestAndLeaveTheBytesBehindWhenTheBufferIsTooSmall() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "0123456789");
        Sockets.send(pair.client(), "next");
        var buffer = ByteBuffer.wrap("..........".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        buffer.limit(5);
        assertEquals(5, Sockets.receive(pair.accepted(), buffer));
        assertEquals("01234.....", Payload.textOf(buffer.limit(10).position(10)));
        assertEquals("next", Sockets.receiveText(pair.accepted(), 4));
        assertEquals(2, counter(pair.accepted(), "to_app_msgs"));
        // as the reference implementation counts: the whole message if the kernel keeps its boundary
        assertEquals(transport.failuresLast() ? 9 : 14, counter(pair.accepted(), "to_app_bytes"));
        assertEquals(14, counter(pair.accepted(), "from_lower_bytes"));
        assertEquals(2, counter(pair.accepted(), "from_lower_msgs"));
    }

    @Test
    void shouldDiscardTheMessageWhenTheBufferHasNoRoom() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "lost");
        Sockets.send(pair.client(), "next");
        Sockets.awaitNews(pair.accepted());
        assertEquals(0, pair.accepted().receive(ByteBuffer.allocate(0)));
        assertEquals("next", Sockets.receiveText(pair.accepted(), 4));
    }

    @Test
    void shouldTellTheEndWhenTheBufferHasNoRoomAndThePeerHasClosed() throws Exception {
        var pair = sockets.pair();
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(0)));
    }

    @Test
    void shouldRefuseAndStayUsableWhenAMessageIsTooLargeOrEmpty() throws Exception {
        var pair = sockets.pair();
        int max = max(pair.client());
        for (int size : new int[] {max + 1, 2 * max, 10 * max}) {
            var message = Payload.random(size, size);
            Outcome.fails(Errno.EMSGSIZE, () -> pair.client().send(message));
            assertEquals(0, message.position());
        }
        Outcome.fails(Errno.EINVAL, () -> pair.client().send(ByteBuffer.allocate(0)));
        Sockets.send(pair.client(), "fits");
        assertEquals("fits", Sockets.receiveText(pair.accepted(), 4));
        pair.client().setBlocking(true);
        Outcome.fails(Errno.EMSGSIZE, () -> pair.client().send(ByteBuffer.allocate(max + 1)));
        Outcome.fails(Errno.EINVAL, () -> pair.client().send(ByteBuffer.allocate(0)));
    }

    @Test
    void shouldSendNothingOfABatchWhenOneIsRefused() throws Exception {
        var pair = sockets.pair();
        int max = max(pair.client());
        for (int size : new int[] {0, max + 1}) {
            var data = new ByteBuffer[] {Payload.text("a"), ByteBuffer.allocate(size), Payload.text("b")};
            Outcome.fails(
                    size == 0 ? Errno.EINVAL : Errno.EMSGSIZE,
                    () -> pair.client().sendMany(data, 0, 3));
            assertEquals(1, data[0].remaining());
        }
        Sockets.send(pair.client(), "first");
        assertEquals("first", Sockets.receiveText(pair.accepted(), 5));
    }

    @Test
    void shouldDiscardTheRestOfEachWhenTheBuffersOfABatchAreTooSmall() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "abcdef");
        Sockets.send(pair.client(), "ghi");
        Sockets.send(pair.client(), "jklmno");
        var buffers = new ByteBuffer[] {ByteBuffer.allocate(4), ByteBuffer.allocate(4), ByteBuffer.allocate(4)};
        int used = 0;
        while (used < 3) {
            Sockets.awaitNews(pair.accepted());
            used += pair.accepted().receiveMany(buffers, used, 3 - used);
        }
        assertEquals("abcd", Payload.textOf(buffers[0]));
        assertEquals("ghi", Payload.textOf(buffers[1]));
        assertEquals("jklm", Payload.textOf(buffers[2]));
        assertEquals(transport.failuresLast() ? 11 : 15, counter(pair.accepted(), "to_app_bytes"));
        assertEquals(15, counter(pair.accepted(), "from_lower_bytes"));
    }

    @Test
    void shouldReceiveWhatWasSentBeforeTheEndWhenManyAreReceived() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "one");
        Sockets.send(pair.client(), "two");
        pair.client().close();
        var buffers = new ByteBuffer[] {ByteBuffer.allocate(10), ByteBuffer.allocate(10), ByteBuffer.allocate(10)};
        int used = 0;
        while (used < 2) {
            Sockets.awaitNews(pair.accepted());
            used += pair.accepted().receiveMany(buffers, used, 3 - used);
        }
        assertEquals(2, used);
        Sockets.awaitNews(pair.accepted());
        assertEquals(-1, pair.accepted().receiveMany(buffers, 2, 1));
        assertEquals(0, buffers[2].position());
    }

    @Test
    void shouldLoseAndReorderNothingWhenTheServerIsSlow() throws Exception {
        var pair = sockets.pair();
        var inFlight = new ArrayDeque<Integer>();
        int next = 0;
        int refused = 0;
        int most = 0;
        var buffer = ByteBuffer.allocateDirect(20_000);
        while (next < 3000 || !inFlight.isEmpty()) {
            while (next < 3000 && pair.client().send(Payload.numbered(next, size(next))) > 0) {
                inFlight.add(next++);
            }
            pair.client().finish();
            refused++;
            most = Math.max(most, inFlight.size());
            int received = Sockets.receive(pair.accepted(), buffer.clear());
            int expected = inFlight.remove();
            assertEquals(size(expected), received);
            assertEquals(expected, buffer.getInt(0));
        }
        assertTrue(most > 3, most + " in flight");
        assertTrue(refused > 100, refused + " times refused");
    }

    private static int size(int number) {
        return 1000 + number * 7919 % 16_000;
    }

    private static int max(XcmConnection connection) throws XcmException {
        return (int) connection.attributes().getInt64("xcm.max_msg_size");
    }

    private static long counter(XcmConnection connection, String name) throws XcmException {
        return connection.attributes().getInt64("xcm." + name);
    }
}
