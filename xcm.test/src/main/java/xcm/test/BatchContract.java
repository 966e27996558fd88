package xcm.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmSocket;

/** Is about sending and receiving many at once, as far as it is the same for messages and for streams. */
abstract class BatchContract extends Contract {
    private static final int MORE_THAN_THE_KERNEL_TAKES = 32 << 20;

    BatchContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldSendOnlyTheRangeWhenTheArrayIsLarger() throws Exception {
        var pair = sockets.pair();
        var data = texts("first", "second", "third", "fourth");
        assertEquals(2, pair.client().sendMany(data, 1, 2));
        assertEquals("secondthird", Sockets.receiveText(pair.accepted(), 6) + Sockets.receiveText(pair.accepted(), 5));
        assertEquals(5, data[0].remaining());
        assertEquals(0, data[1].remaining());
        assertEquals(0, data[2].remaining());
        assertEquals(6, data[3].remaining());
    }

    @Test
    void shouldSendBuffersOfAnyKindWhenTheyAreInOneBatch() throws Exception {
        var pair = sockets.pair();
        var bytes = "..abcd..".getBytes(UTF_8);
        var direct = ByteBuffer.allocateDirect(8).put(bytes).flip();
        var data = new ByteBuffer[] {
            ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes).asReadOnlyBuffer(), direct, direct.asReadOnlyBuffer()
        };
        for (var buffer : data) {
            buffer.position(2).limit(6);
        }
        assertEquals(4, pair.client().sendMany(data, 0, 4));
        for (var buffer : data) {
            assertEquals(6, buffer.position());
            assertEquals("abcd", Sockets.receiveText(pair.accepted(), 4));
        }
    }

    @Test
    void shouldReceiveFromPositionToLimitWhenManyAreReceived() throws Exception {
        var pair = sockets.pair();
        assertEquals(2, pair.client().sendMany(texts("abcd", "efgh"), 0, 2));
        var buffers = new ByteBuffer[] {ByteBuffer.allocate(9), ByteBuffer.allocateDirect(9)};
        for (var buffer : buffers) {
            buffer.position(3).limit(7);
        }
        int used = 0;
        while (used < 2) {
            Sockets.awaitNews(pair.accepted());
            used += pair.accepted().receiveMany(buffers, used, 2 - used);
        }
        assertEquals("\0\0\0abcd", Payload.textOf(buffers[0]));
        assertEquals("\0\0\0efgh", Payload.textOf(buffers[1]));
        assertEquals(7, buffers[1].limit());
    }

    @Test
    void shouldWaitForTheFirstOnlyWhenManyAreReceivedBlocking() throws Exception {
        var pair = sockets.pair().blocking();
        var buffers = new ByteBuffer[] {ByteBuffer.allocate(4), ByteBuffer.allocate(4)};
        var receiver = Blocked.untilItWaits(() -> pair.accepted().receiveMany(buffers, 0, 2));
        assertEquals(4, pair.client().send(Payload.text("abcd")));
        assertEquals("1", receiver.outcome());
        assertEquals("abcd", Payload.textOf(buffers[0]));
    }

    @Test
    void shouldSendAllWhenBlockingAndThePeerIsSlow() throws Exception {
        var pair = sockets.pair().blocking();
        int count = 500;
        var data = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            data[i] = Payload.numbered(i, MORE_THAN_THE_KERNEL_TAKES / count);
        }
        var sender = Blocked.untilItWaits(() -> pair.client().sendMany(data, 0, count));
        var buffer = ByteBuffer.allocateDirect(MORE_THAN_THE_KERNEL_TAKES / count);
        for (int i = 0; i < count; i++) {
            buffer.clear();
            while (buffer.hasRemaining()) {
                assertTrue(pair.accepted().receive(buffer) > 0);
            }
            assertEquals(i, buffer.getInt(0));
        }
        assertEquals("500", sender.outcome());
    }

    @Test
    void shouldTakeAPartOfTheBatchWhenThePeerDoesNotReceive() throws Exception {
        var pair = sockets.pair();
        int count = 64;
        var data = new ByteBuffer[count];
        int first = 0; // the number of the first buffer of the batch
        int taken = count;
        while (taken == count) {
            for (int i = 0; i < count; i++) {
                data[i] = Payload.numbered(first + i, 4096);
            }
            taken = pair.client().sendMany(data, 0, count);
            first += taken;
        }
        // what was not taken whole is sent later
        int sent = first;
        int next = taken;
        var buffer = ByteBuffer.allocateDirect(4096);
        for (int i = 0; i < sent + count - taken; i++) {
            buffer.clear();
            while (buffer.hasRemaining()) {
                Sockets.receive(pair.accepted(), buffer);
                next += next < count ? pair.client().sendMany(data, next, count - next) : 0;
                pair.client().finish();
            }
            assertEquals(i, buffer.getInt(0));
        }
        assertEquals(count, next);
    }

    @Test
    void shouldRefuseTheArgumentsWhenTheRangeIsNotOneOfTheArray() throws Exception {
        var client = sockets.pair().client();
        var data = texts("a", "b");
        for (var range : new int[][] {{0, 3}, {-1, 1}, {1, 2}, {3, 0}, {0, -1}}) {
            assertThrows(IndexOutOfBoundsException.class, () -> client.sendMany(data, range[0], range[1]));
            assertThrows(IndexOutOfBoundsException.class, () -> client.receiveMany(data, range[0], range[1]));
        }
        assertThrows(IllegalArgumentException.class, () -> client.receiveMany(data, 0, 0));
        var full = new ByteBuffer[] {ByteBuffer.allocate(1), ByteBuffer.allocate(0)};
        assertThrows(IllegalArgumentException.class, () -> client.receiveMany(full, 0, 2));
    }

    @Test
    void shouldRefuseReadOnlyBuffersAndLoseNothingWhenReceiving() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "hello");
        Wait.forConditions(pair.accepted(), XcmSocket.RECEIVABLE);
        var readOnly = ByteBuffer.allocate(10).asReadOnlyBuffer();
        assertThrows(
                java.nio.ReadOnlyBufferException.class, () -> pair.accepted().receive(readOnly));
        assertThrows(
                java.nio.ReadOnlyBufferException.class,
                () -> pair.accepted().receiveMany(new ByteBuffer[] {readOnly}, 0, 1));
        assertEquals("hello", Sockets.receiveText(pair.accepted(), 5));
    }

    private static ByteBuffer[] texts(String... texts) {
        var buffers = new ByteBuffer[texts.length];
        for (int i = 0; i < texts.length; i++) {
            buffers[i] = Payload.text(texts[i]);
        }
        return buffers;
    }
}
