package xcm.test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.XcmConnection;

/** Is about garbage: in the steady state there is none, or for each message no more than the transport says. */
abstract class AllocationContract extends Contract {
    private static final int MESSAGES = 20_000;

    /** How many messages when each is made into something else on its way, and that takes time. */
    private static final int FEWER = 2000;

    /** What a JVM may keep on the side after some thousand messages. */
    private static final long KEPT = 32_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    AllocationContract(TransportUnderTest transport) {
        super(transport);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "100, false", "20000, true", "20000, false"})
    void shouldAllocateNoMoreThanTheTransportSaysWhenMessagesGoToAndFro(int size, boolean blocking) throws Exception {
        var pair = sockets.pair();
        pair.client().setBlocking(blocking);
        pair.accepted().setBlocking(blocking);
        var out = ByteBuffer.allocateDirect(size);
        var in = ByteBuffer.allocateDirect(size);
        Wait.until(
                "allocates no more",
                () -> allocated(pair.client(), pair.accepted(), out, in),
                bytes -> bytes <= tolerated(size));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "20000, false"})
    void shouldKeepNothingWhenMessagesHaveGoneToAndFro(int size, boolean blocking) throws Exception {
        var pair = sockets.pair();
        pair.client().setBlocking(blocking);
        pair.accepted().setBlocking(blocking);
        var out = ByteBuffer.allocateDirect(size);
        var in = ByteBuffer.allocateDirect(size);
        Wait.until(
                "keeps nothing",
                () -> {
                    long before = used();
                    allocated(pair.client(), pair.accepted(), out, in);
                    return used() - before;
                },
                bytes -> bytes <= KEPT);
    }

    /** Returns how many bytes the heap has in use when all garbage is gone. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private int messages() {
        return transport.garbage(1) == 0 ? MESSAGES : FEWER;
    }

    /** What may be allocated, the JVM's own on the side included: less than one byte for each message. */
    private long tolerated(int size) {
        return messages() / 2 + 2L * messages() * transport.garbage(size);
    }

    /** Returns what is allocated in one round; the first ones, before all is compiled, may allocate. */
    private long allocated(XcmConnection client, XcmConnection server, ByteBuffer out, ByteBuffer in) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < messages(); i++) {
            move(client, server, out.clear(), in.clear());
            move(server, client, out.clear(), in.clear());
        }
        assertTrue(in.position() == in.limit() && !out.hasRemaining());
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void move(XcmConnection from, XcmConnection to, ByteBuffer out, ByteBuffer in) throws Exception {
        while (in.hasRemaining()) {
            if (out.hasRemaining()) {
                from.send(out);
            } else if (!from.isBlocking()) {
                from.finish();
            }
            to.receive(in);
        }
    }
}
