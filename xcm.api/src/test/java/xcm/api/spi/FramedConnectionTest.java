package xcm.api.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xcm.api.spi.TransportConnection.AGAIN;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.spi.Counters.Direction;
import xcm.linux.Errno;
import xcm.linux.Fd;

@Timeout(30)
class FramedConnectionTest {
    private static final int EPROTO = -Errno.EPROTO.code();
    private static final int EPIPE = -Errno.EPIPE.code();

    private final FakeStream stream = new FakeStream();
    private final Counters counters = new Counters();
    private final FramedConnection framed = new FramedConnection("framed", counters, stream);

    private static ByteBuffer message(int length, int seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer[] messages(int count, int length) {
        var messages = new ByteBuffer[count];
        Arrays.setAll(messages, i -> message(length, i));
        return messages;
    }

    private byte[] receive() {
        var buffer = ByteBuffer.allocate(Framing.MAX_MESSAGE_SIZE);
        int length = framed.receive(buffer);
        return length < 0 ? new byte[0] : Arrays.copyOf(buffer.array(), length);
    }

    /** What the connection waits for: the conditions that it asks of nothing, and whether it wants a call at once. */
    private boolean wantsCallNow(int conditions) {
        var readiness = new Readiness() {
            boolean now;

            @Override
            public void watch(Fd fd, int events) {}

            @Override
            public void now() {
                now = true;
            }
        };
        framed.await(conditions, readiness);
        return readiness.now;
    }

    @Test
    void shouldWriteLengthInBigEndianBeforePayload() {
        assertEquals(3, framed.send(ByteBuffer.wrap(new byte[] {7, 8, 9})));
        var written = new byte[7];
        stream.bytes.get(written);
        assertArrayEquals(new byte[] {0, 0, 0, 3, 7, 8, 9}, written);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000, Integer.MAX_VALUE})
    void shouldKeepMessagesWhateverTheStreamMovesAtOnce(int mostAtOnce) {
        stream.mostAtOnce = mostAtOnce;
        for (int length : new int[] {1, 4, 100, 70_000, Framing.MAX_MESSAGE_SIZE}) {
            assertEquals(length, framed.send(message(length, length)));
            assertEquals(0, framed.finish());
            assertArrayEquals(message(length, length).array(), receive());
        }
        assertEquals(5, counters.messages(Direction.TO_LOWER));
        assertEquals(5, counters.messages(Direction.FROM_LOWER));
        assertEquals(counters.bytes(Direction.TO_LOWER), counters.bytes(Direction.FROM_LOWER));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1000, 9000, 100_000, Integer.MAX_VALUE})
    void shouldKeepLargeAndSmallMessagesInAnyOrder(int mostAtOnce) {
        stream.mostAtOnce = mostAtOnce;
        var random = new Random(mostAtOnce);
        var lengths = random.ints(30, 0, 3)
                .map(kind -> 1 + random.nextInt(kind == 0 ? 100 : kind == 1 ? 20_000 : 100_000))
                .toArray();
        for (int length : lengths) {
            assertEquals(length, framed.send(message(length, length)));
            assertEquals(0, framed.finish());
        }
        for (int length : lengths) {
            assertArrayEquals(message(length, length).array(), receive());
        }
        assertEquals(AGAIN, framed.receive(ByteBuffer.allocate(100_000)));
    }

    @Test
    void shouldKeepWhatTheStreamDidNotTakeOfALargeMessage() {
        for (int room : new int[] {0, 3, 4, 5, 50_000, 100_003}) {
            stream.room = room;
            assertEquals(100_000, framed.send(message(100_000, room)));
            assertEquals(AGAIN, framed.finish());
            stream.room = Integer.MAX_VALUE;
            assertEquals(0, framed.finish());
            assertArrayEquals(message(100_000, room).array(), receive());
        }
        assertEquals(6, counters.messages(Direction.TO_LOWER));
    }

    @Test
    void shouldBufferOneMessageAndRefuseTheNextWhenTheStreamIsFull() {
        stream.room = 2;
        assertEquals(100, framed.send(message(100, 1)));
        assertEquals(0, counters.messages(Direction.TO_LOWER));
        var second = message(100, 2);
        assertEquals(AGAIN, framed.send(second));
        assertEquals(100, second.remaining());
        assertEquals(AGAIN, framed.finish());

        stream.room = Integer.MAX_VALUE;
        assertEquals(0, framed.finish());
        assertEquals(1, counters.messages(Direction.TO_LOWER));
        assertArrayEquals(message(100, 1).array(), receive());
    }

    @Test
    void shouldNotBeFinishedWhileTheStreamKeepsWhatItTook() {
        stream.room = 0;
        assertEquals(100, framed.send(message(100, 1)));
        stream.room = Integer.MAX_VALUE;
        stream.keeps = true;
        assertEquals(AGAIN, framed.finish());
    }

    @Test
    void shouldWriteOnWhenTheStreamTookAPartOnly() {
        int length = 100_000;
        stream.mostAtOnce = length / 2;
        assertEquals(length, framed.send(message(length, 1)));
        assertEquals(4 + length, stream.bytes.remaining());
    }

    @Test
    void shouldFlushBufferedMessageWhenReceiving() {
        stream.room = 0;
        framed.send(message(10, 1));
        stream.room = Integer.MAX_VALUE;
        assertArrayEquals(message(10, 1).array(), receive());
    }

    @Test
    void shouldSendManyFramesInOneCallOfTheStream() {
        var batch = messages(100, 100);
        assertEquals(100, framed.sendMany(batch, 0, 100));
        assertEquals(1, stream.sends);
        for (var message : batch) {
            assertFalse(message.hasRemaining());
        }
        var received = new ByteBuffer[100];
        Arrays.setAll(received, i -> ByteBuffer.allocate(200));
        assertEquals(100, framed.receiveMany(received, 0, 100));
        assertEquals(1, stream.receives);
        for (int i = 0; i < 100; i++) {
            assertEquals(message(100, i), received[i].flip());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 104, 105, 250, 1040})
    void shouldTakeOfManyWhatWasBegunAndLeaveTheRest(int room) {
        stream.room = room;
        var batch = messages(10, 100);
        int taken = framed.sendMany(batch, 0, 10);
        assertEquals(Math.max(1, (room + 103) / 104), taken);
        for (int i = 0; i < 10; i++) {
            assertEquals(i < taken ? 0 : 100, batch[i].remaining());
        }
        stream.room = Integer.MAX_VALUE;
        assertEquals(10 - taken, taken == 10 ? 0 : framed.sendMany(batch, taken, 10 - taken));
        assertEquals(0, framed.finish());
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(message(100, i).array(), receive());
        }
        assertEquals(10, counters.messages(Direction.TO_LOWER));
    }

    @Test
    void shouldDeliverManyFramesOfOneReadOneByOne() {
        for (int i = 0; i < 50; i++) {
            framed.send(message(10, i));
        }
        for (int i = 0; i < 50; i++) {
            assertArrayEquals(message(10, i).array(), receive());
            assertEquals(i < 49, wantsCallNow(Readiness.RECEIVABLE));
        }
        assertEquals(1, stream.receives);
        assertEquals(AGAIN, framed.receive(ByteBuffer.allocate(1)));
    }

    @Test
    void shouldDiscardWhatHasNoRoom() {
        framed.send(message(100, 1));
        framed.send(message(10, 2));
        var small = ByteBuffer.allocate(20);
        assertEquals(20, framed.receive(small));
        assertEquals(message(100, 1).limit(20), small.flip());
        assertArrayEquals(message(10, 2).array(), receive());
        assertEquals(110, counters.bytes(Direction.FROM_LOWER));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 262_145, 0x8000_0000, 0xffff_ffff})
    void shouldFailOnALengthOutOfRangeAfterTheGoodFrames(int length) {
        framed.send(message(10, 1));
        stream.feed(ByteBuffer.allocate(4).putInt(length).array());
        assertArrayEquals(message(10, 1).array(), receive());
        assertTrue(wantsCallNow(Readiness.RECEIVABLE));
        assertEquals(EPROTO, framed.receive(ByteBuffer.allocate(10)));
    }

    @Test
    void shouldTakeTheEndInsideAFrameAsTheEnd() {
        stream.feed((byte) 0, (byte) 0, (byte) 0, (byte) 9, (byte) 1);
        assertEquals(AGAIN, framed.receive(ByteBuffer.allocate(10)));
        stream.ended = true;
        assertEquals(0, framed.receive(ByteBuffer.allocate(10)));
    }

    /** Begins a row: so many messages of 100 bytes, with their headers, go at once. */
    private void beginRow(int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(96, framed.sendSoon(message(96, i)));
        }
        assertEquals(count, stream.sends);
    }

    @Test
    void shouldSendTheFirstOfARowAtOnceAndGatherTheNextOnesUpToARecord() {
        stream.recordSize = 1000;
        beginRow(4);
        for (int i = 4; i < 20; i++) {
            assertEquals(96, framed.sendSoon(message(96, i)));
        }
        assertEquals(4 + 4, stream.sends, "1, 2, 4 and 8; the others wait");
        assertEquals(1900, stream.bytes.limit());
        for (int i = 20; i < 40; i++) {
            assertEquals(96, framed.sendSoon(message(96, i)));
        }
        assertEquals(4 + 6, stream.sends, "then ten in a record");
        assertEquals(3900, stream.bytes.limit());
        assertEquals(0, framed.finish());
        assertEquals(4 + 7, stream.sends);
        for (int i = 0; i < 40; i++) {
            assertArrayEquals(message(96, i).array(), receive());
        }
        assertEquals(40, counters.messages(Direction.TO_LOWER));
    }

    @Test
    void shouldNotGatherWhenTheStreamHasNoRecordsOrTheMessageIsLong() {
        beginRow(10);
        stream.recordSize = 100;
        framed.sendSoon(message(60, 3));
        framed.sendSoon(message(60, 4));
        assertEquals(12, stream.sends);
    }

    @Test
    void shouldSendWhatIsGatheredWhenItReceives() {
        stream.recordSize = 1000;
        beginRow(4);
        framed.sendSoon(message(10, 5));
        assertEquals(4, stream.sends);
        assertArrayEquals(message(96, 0).array(), receive());
        assertEquals(5, stream.sends);
        framed.sendSoon(message(10, 6));
        assertEquals(6, stream.sends, "a new row");
    }

    @Test
    void shouldSendWhatIsGatheredWhenItSendsAtOnceOrIsClosed() {
        stream.recordSize = 1000;
        beginRow(4);
        framed.sendSoon(message(96, 5));
        framed.send(message(96, 6));
        assertEquals(6, stream.sends);
        framed.sendSoon(message(96, 7));
        framed.close();
        assertEquals(700, stream.bytes.limit(), "closing loses nothing that was gathered");
    }

    @Test
    void shouldTakeOneMessageWhenTheStreamTakesNothingFromTheFirstOn() {
        stream.recordSize = 1000;
        stream.room = 0;
        assertEquals(96, framed.sendSoon(message(96, 1)), "as send does");
        assertEquals(AGAIN, framed.sendSoon(message(96, 2)), "as send does");
        stream.room = Integer.MAX_VALUE;
        assertEquals(96, framed.sendSoon(message(96, 3)));
        assertArrayEquals(message(96, 1).array(), receive());
        assertArrayEquals(message(96, 3).array(), receive());
    }

    @Test
    void shouldNotCallTheStreamWhenItIsClosedAfterAFailure() {
        stream.recordSize = 1000;
        beginRow(4);
        framed.sendSoon(message(96, 5));
        stream.failure = EPIPE;
        assertEquals(EPIPE, framed.sendSoon(message(600, 6)));
        int sends = stream.sends;
        framed.close();
        assertEquals(sends, stream.sends);
    }

    @Test
    void shouldTakeNoMoreThanIsGatheredWhenTheStreamTakesNoMore() {
        stream.recordSize = 1000;
        beginRow(4);
        stream.room = 0;
        int taken = 0;
        for (int i = 4; i < 20; i++) {
            var message = message(96, i);
            if (framed.sendSoon(message) == AGAIN) {
                assertEquals(96, message.remaining());
            } else {
                taken++;
            }
        }
        assertEquals(1, taken);
        stream.room = Integer.MAX_VALUE;
        assertEquals(0, framed.finish());
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(message(96, i).array(), receive());
        }
    }

    @Test
    void shouldCloseTheStream() {
        stream.feed((byte) 0);
        framed.receive(ByteBuffer.allocate(10));
        framed.close();
        assertTrue(stream.closed);
    }
}
