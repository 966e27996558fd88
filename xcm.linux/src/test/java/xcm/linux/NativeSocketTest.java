package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class NativeSocketTest {
    private NativeSocket.Pair messages;
    private NativeSocket.Pair stream;

    @BeforeEach
    void open() throws Exception {
        messages = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
        stream = NativeSocket.pair(SocketType.SOCK_STREAM);
    }

    @AfterEach
    void close() {
        messages.close();
        stream.close();
    }

    private static IntFunction<ByteBuffer> kind(boolean direct) {
        return direct ? ByteBuffer::allocateDirect : ByteBuffer::allocate;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void shouldMoveTheRemainingBytesWhenBuffersArePartsOfOthers(boolean directOut, boolean directIn) {
        byte[] bytes = random(5000);
        ByteBuffer whole = kind(directOut).apply(6000).put(700, bytes);
        ByteBuffer out = whole.slice(300, 5500).position(400).limit(5400);
        assertEquals(5000, messages.first().send(out.asReadOnlyBuffer(), 0));
        assertEquals(5000, messages.first().send(out, 0));
        assertEquals(0, out.remaining());
        for (int i = 0; i < 2; i++) {
            ByteBuffer in =
                    kind(directIn).apply(7000).position(3).slice().position(10).limit(5100);
            assertEquals(5000, messages.second().receive(in, 0));
            assertEquals(5010, in.position());
            assertEquals(5100, in.limit());
            byte[] received = new byte[5000];
            in.get(10, received);
            assertArrayEquals(bytes, received);
            assertEquals(0, in.get(9), "written before the position");
            assertEquals(0, in.get(5010), "written behind the message");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGiveTheFullLengthWhenTruncated(boolean direct) {
        assertEquals(100, messages.first().send(ByteBuffer.wrap(random(100)), 0));
        assertEquals(100, messages.first().send(ByteBuffer.wrap(random(100)), 0));
        ByteBuffer in = kind(direct).apply(40).limit(30);
        assertEquals(100, messages.second().receive(in, MessageFlags.MSG_TRUNC));
        assertEquals(30, in.position());
        assertEquals(random(100)[29], in.get(29));
        assertEquals(30, messages.second().receive(in.clear().limit(30), 0));
    }

    @Test
    void shouldGiveZeroWhenThePeerIsGone() {
        messages.first().close();
        assertEquals(0, messages.second().receive(ByteBuffer.allocate(10), 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldThrowWhenReceivingIntoReadOnly(boolean direct) {
        assertEquals(1, messages.first().send(ByteBuffer.allocate(1), 0));
        ByteBuffer readOnly = kind(direct).apply(10).asReadOnlyBuffer();
        ByteBuffer[] array = {readOnly};
        assertThrows(ReadOnlyBufferException.class, () -> messages.second().receive(readOnly, 0));
        assertThrows(ReadOnlyBufferException.class, () -> messages.second().receiveScatter(array, 0, 1, 0));
        assertEquals(0, readOnly.get(0));
        assertEquals(1, messages.second().receive(ByteBuffer.allocate(10), 0));
    }

    @Test
    void shouldUseNativeMemoryWhenGivenAddresses() {
        ByteBuffer memory = ByteBuffer.allocateDirect(20).put(0, random(10));
        long address = NativeMemory.address(memory);
        assertEquals(10, messages.first().send(address, 10, 0));
        assertEquals(10, messages.second().receive(address + 10, 10, 0));
        assertEquals(memory.slice(0, 10), memory.slice(10, 10));
        assertThrows(IllegalArgumentException.class, () -> NativeMemory.address(ByteBuffer.allocate(1)));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void shouldKeepTheOrderWhenGatheredPartlyAndScattered(boolean directOut, boolean directIn) {
        byte[] bytes = random(1 << 20);
        ByteBuffer[] out = new ByteBuffer[6]; // the first and the last are not to be sent
        out[0] = ByteBuffer.allocate(5);
        out[5] = ByteBuffer.allocate(5);
        int from = 0;
        for (int i = 1; i < 5; i++) {
            int to = i == 4 ? bytes.length : from + 1000 * (i - 1) * 97; // one is empty
            out[i] = kind(i % 2 == 0 ? directOut : !directOut)
                    .apply(to - from + 3)
                    .position(3);
            out[i].put(bytes, from, to - from).position(3);
            from = to;
        }
        int sent = 0;
        int received = 0;
        boolean partial = false;
        while (received < bytes.length) {
            int remaining = bytes.length - sent;
            int result = stream.first().sendGather(out, 1, 4, 0);
            if (result > 0) {
                sent += result;
                partial |= result < remaining;
            } else if (remaining > 0) {
                assertEquals(-Errno.EAGAIN.code(), result);
            }
            assertEquals(bytes.length - sent, remaining(out));
            ByteBuffer[] in = {
                kind(directIn).apply(1000),
                kind(!directIn).apply(0),
                kind(!directIn).apply(70_000)
            };
            int got = stream.second().receiveScatter(in, 0, 3, 0);
            assertTrue(got > 0, () -> "receive " + got);
            assertEquals(Math.min(1000, got), in[0].position());
            assertEquals(Math.max(0, got - 1000), in[2].position());
            for (ByteBuffer buffer : in) {
                buffer.flip();
                byte[] expected = Arrays.copyOfRange(bytes, received, received + buffer.remaining());
                assertEquals(ByteBuffer.wrap(expected), buffer);
                received += buffer.remaining();
            }
        }
        assertTrue(partial, "the kernel took all at once: nothing was proven");
        assertEquals(0, out[0].position() + out[5].position());
    }

    private static int remaining(ByteBuffer[] buffers) {
        int sum = 0;
        for (int i = 1; i < 5; i++) {
            sum += buffers[i].remaining();
        }
        return sum;
    }

    @Test
    void shouldGiveTheFullLengthWhenScatterIsTruncated() {
        assertEquals(100, messages.first().send(ByteBuffer.wrap(random(100)), 0));
        ByteBuffer[] in = {ByteBuffer.allocate(10), ByteBuffer.allocateDirect(20)};
        assertEquals(100, messages.second().receiveScatter(in, 0, 2, MessageFlags.MSG_TRUNC));
        assertEquals(10, in[0].position());
        assertEquals(20, in[1].position());
        assertEquals(random(100)[29], in[1].get(19));
    }

    @Test
    void shouldMakeOneMessageWhenGathered() {
        ByteBuffer[] out = {
            ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.allocateDirect(1).put(0, (byte) 3)
        };
        assertEquals(3, messages.first().sendGather(out, 0, 2, MessageFlags.MSG_EOR));
        ByteBuffer in = ByteBuffer.allocate(10);
        assertEquals(3, messages.second().receive(in, 0));
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), in.flip());
    }

    @Test
    void shouldRefuseWhenTheRangeIsOutside() {
        assertThrows(IndexOutOfBoundsException.class, () -> messages.first().sendGather(new ByteBuffer[2], 1, 2, 0));
        assertThrows(
                IndexOutOfBoundsException.class, () -> messages.first().receiveScatter(new ByteBuffer[2], -1, 1, 0));
    }

    @Test
    void shouldKnowThePeerWhenPaired() throws Exception {
        PeerCredentials peer = messages.first().peerCredentials();
        assertEquals(ProcessHandle.current().pid(), peer.pid());
        assertEquals(
                Programs.run("id", "-u").strip() + " "
                        + Programs.run("id", "-g").strip(),
                peer.uid() + " " + peer.gid());
    }
}
