package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class MessageBatchTest {
    private NativeSocket.Pair pair;
    private MessageBatch batch;

    @BeforeEach
    void open() throws Exception {
        pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
        batch = new MessageBatch(4);
    }

    @AfterEach
    void close() {
        batch.close();
        pair.close();
    }

    /** Make buffers of which every second one is direct, filled with their number. */
    private static ByteBuffer[] buffers(int count, int size, boolean evenDirect) {
        ByteBuffer[] buffers = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            buffers[i] = i % 2 == 0 == evenDirect ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
            for (int k = 0; k < size; k++) {
                buffers[i].put(k, (byte) (i + 1));
            }
        }
        return buffers;
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true"})
    void shouldKeepBoundariesWhenSeveralAreMoved(boolean directOut, boolean directIn) {
        ByteBuffer[] out = buffers(4, 50, directOut);
        for (int i = 0; i < 4; i++) {
            out[i].position(i).limit(50 - i);
        }
        out[2] = out[2].asReadOnlyBuffer();
        assertEquals(3, batch.send(pair.first(), out, 1, 3, 0));
        assertEquals(0, out[0].position());
        ByteBuffer[] in = buffers(4, 100, directIn);
        in[0].position(90);
        in[1].position(20);
        assertEquals(3, batch.receive(pair.second(), in, 1, 3, 0));
        assertEquals(90, in[0].position());
        for (int i = 1; i < 4; i++) {
            assertEquals(0, out[i].remaining());
            assertEquals(50 - 2 * i, batch.length(i - 1));
            int start = i == 1 ? 20 : 0;
            assertEquals(start + 50 - 2 * i, in[i].position());
            byte[] expected = new byte[50 - 2 * i];
            Arrays.fill(expected, (byte) (i + 1));
            assertEquals(ByteBuffer.wrap(expected), in[i].slice(start, expected.length));
        }
    }

    @Test
    void shouldMoveAsManyAsItHoldsWhenMoreAreGiven() {
        ByteBuffer[] out = buffers(6, 1, true);
        assertEquals(4, batch.send(pair.first(), out, 0, 6, 0));
        assertEquals(0, out[4].position());
        assertEquals(2, batch.send(pair.first(), out, 4, 2, 0));
        ByteBuffer[] in = buffers(6, 10, true);
        assertEquals(4, batch.receive(pair.second(), in, 0, 6, 0));
        assertEquals(2, batch.receive(pair.second(), in, 4, 2, 0));
        assertEquals(-Errno.EAGAIN.code(), batch.receive(pair.second(), in, 4, 2, 0));
        assertEquals(6, in[5].get(0));
    }

    @Test
    void shouldGiveTheFullLengthWhenTruncated() {
        assertEquals(2, batch.send(pair.first(), buffers(2, 100, true), 0, 2, 0));
        ByteBuffer[] in = buffers(2, 30, false);
        assertEquals(2, batch.receive(pair.second(), in, 0, 2, MessageFlags.MSG_TRUNC));
        assertEquals(100, batch.length(0));
        assertEquals(100, batch.length(1));
        assertEquals(30, in[0].position());
        assertEquals(30, in[1].position());
        assertEquals(2, in[1].get(29));
    }

    @Test
    void shouldEndWithAMessageOfNoBytesWhenThePeerIsGone() {
        assertEquals(1, batch.send(pair.first(), buffers(1, 100, true), 0, 1, 0));
        pair.first().close();
        assertEquals(2, batch.receive(pair.second(), buffers(4, 100, true), 0, 4, 0));
        assertEquals(100, batch.length(0));
        assertEquals(0, batch.length(1));
        assertEquals(1, batch.receive(pair.second(), buffers(4, 100, false), 0, 4, 0));
        assertEquals(0, batch.length(0));
    }

    @Test
    void shouldLoseNothingWhenAPeerSendsAnEmptyMessageBetweenOthers() {
        for (int size : new int[] {100, 0, 50}) {
            assertEquals(size, pair.first().send(ByteBuffer.allocate(size), 0));
        }
        ByteBuffer[] in = buffers(4, 200, false);
        assertEquals(3, batch.receive(pair.second(), in, 0, 4, 0));
        assertEquals(100, in[0].position());
        assertEquals(0, in[1].position());
        assertEquals(50, in[2].position());
    }

    @Test
    void shouldSendAFewWhenThereIsRoomForAFew() {
        ByteBuffer[] out = buffers(4, 60_000, false);
        int total = 0;
        int sent;
        int last = 4;
        while ((sent = batch.send(pair.first(), out, 0, 4, 0)) > 0) {
            total += sent;
            last = sent;
            for (int i = 0; i < 4; i++) {
                assertEquals(i < sent ? 60_000 : 0, out[i].position());
                out[i].clear();
            }
        }
        assertEquals(-Errno.EAGAIN.code(), sent);
        assertTrue(last < 4 || total % 4 == 0, "last " + last);
        ByteBuffer[] in = buffers(4, 60_000, true);
        int received = 0;
        int got;
        while ((got = batch.receive(pair.second(), in, 0, 4, 0)) > 0) {
            received += got;
            in[0].clear();
            in[1].clear();
            in[2].clear();
            in[3].clear();
        }
        assertEquals(total, received);
    }

    @Test
    void shouldRefuseWhenMisused() {
        assertThrows(IllegalArgumentException.class, () -> new MessageBatch(0));
        assertThrows(IllegalArgumentException.class, () -> new MessageBatch(1025));
        assertThrows(IndexOutOfBoundsException.class, () -> batch.send(pair.first(), new ByteBuffer[1], 0, 2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> batch.length(4));
        ByteBuffer[] readOnly = {ByteBuffer.allocate(1).asReadOnlyBuffer()};
        assertThrows(ReadOnlyBufferException.class, () -> batch.receive(pair.second(), readOnly, 0, 1, 0));
        batch.close();
        assertThrows(IllegalStateException.class, () -> batch.send(pair.first(), readOnly, 0, 1, 0));
    }
}
