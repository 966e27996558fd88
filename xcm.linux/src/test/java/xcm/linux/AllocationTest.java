package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AllocationTest {
    private static final int CALLS = 200_000;
    private static final long ALMOST_NOTHING = 64 << 10; // the virtual machine's own: linkage, compilation hand-over
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static IntFunction<ByteBuffer> kind(boolean direct) {
        return direct ? ByteBuffer::allocateDirect : ByteBuffer::allocate;
    }

    private static ByteBuffer[] several(int count, int size, boolean direct) {
        ByteBuffer[] buffers = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            buffers[i] = kind(direct).apply(size);
        }
        return buffers;
    }

    private static void shouldAllocateNothing(Runnable call) {
        for (int i = 0; i < CALLS / 10; i++) {
            call.run();
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
        assertTrue(allocated < ALMOST_NOTHING, () -> allocated + " bytes in " + CALLS + " calls");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingWhenSendingAndReceiving(boolean direct) throws Exception {
        ByteBuffer out = kind(direct).apply(100);
        ByteBuffer in = kind(direct).apply(200);
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET)) {
            shouldAllocateNothing(() -> {
                assertEquals(100, pair.first().send(out.clear(), 0));
                assertEquals(100, pair.second().receive(in.clear(), MessageFlags.MSG_TRUNC));
                assertEquals(-11, pair.second().receive(in.clear(), 0));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingWhenGatheringAndScattering(boolean direct) throws Exception {
        ByteBuffer[] out = several(3, 50, direct);
        ByteBuffer[] in = several(2, 75, direct);
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_STREAM)) {
            shouldAllocateNothing(() -> {
                clear(out);
                clear(in);
                assertEquals(150, pair.first().sendGather(out, 0, 3, 0));
                assertEquals(150, pair.second().receiveScatter(in, 0, 2, 0));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingWhenBatching(boolean direct) throws Exception {
        ByteBuffer[] out = several(4, 50, direct);
        ByteBuffer[] in = several(4, 75, direct);
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
                MessageBatch batch = new MessageBatch(4)) {
            shouldAllocateNothing(() -> {
                clear(out);
                clear(in);
                assertEquals(4, batch.send(pair.first(), out, 0, 4, 0));
                assertEquals(4, batch.receive(pair.second(), in, 0, 4, 0));
            });
        }
    }

    @Test
    void shouldAllocateNothingWhenWaiting() throws Exception {
        PollSet set = new PollSet();
        try (EventFd event = EventFd.open();
                Timer timer = Timer.open();
                Epoll epoll = Epoll.open()) {
            assertEquals(0, epoll.add(event.fd(), Epoll.EPOLLIN, 7));
            shouldAllocateNothing(() -> {
                assertEquals(0, event.signal());
                set.clear();
                set.add(event.fd().number(), PollSet.POLLIN);
                assertEquals(1, set.poll(-1));
                assertEquals(1, epoll.await(1_000_000));
                assertEquals(7, epoll.data(0));
                assertEquals(0, event.drain());
                assertEquals(0, epoll.modify(event.fd(), Epoll.EPOLLIN, 7));
                assertEquals(0, timer.arm(1_000_000_000));
                timer.disarm();
            });
        }
    }

    private static void clear(ByteBuffer[] buffers) {
        for (ByteBuffer buffer : buffers) {
            buffer.clear();
        }
    }
}
