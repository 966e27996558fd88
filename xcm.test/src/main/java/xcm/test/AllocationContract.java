package xcm.test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.XcmConnection;

/** Is about garbage: in the steady state there is none. */
abstract class AllocationContract extends Contract {
    private static final int MESSAGES = 20_000;

    /** What a JVM may allocate on the side, in bytes for all messages together: less than one byte for each. */
    private static final long TOLERATED = MESSAGES / 2;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    AllocationContract(TransportUnderTest transport) {
        super(transport);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "100, false", "20000, true", "20000, false"})
    void shouldAllocateNothingWhenMessagesGoToAndFro(int size, boolean blocking) throws Exception {
        var pair = sockets.pair();
        pair.client().setBlocking(blocking);
        pair.accepted().setBlocking(blocking);
        var out = ByteBuffer.allocateDirect(size);
        var in = ByteBuffer.allocateDirect(size);
        Wait.until(
                "allocates nothing",
                () -> allocated(pair.client(), pair.accepted(), out, in),
                bytes -> bytes <= TOLERATED);
    }

    /** Returns what is allocated in one round; the first ones, before all is compiled, may allocate. */
    private static long allocated(XcmConnection client, XcmConnection server, ByteBuffer out, ByteBuffer in)
            throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MESSAGES; i++) {
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
