package xcm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {
    private final Gate gate = new Gate();

    @Test
    void shouldLetNobodyInOnceShut() {
        assertTrue(gate.enter());
        assertFalse(gate.leave());
        assertTrue(gate.shut(Gate.WITHDRAWN));
        assertFalse(gate.enter());
        assertTrue(gate.isShut());
        assertFalse(gate.isClosed());
        assertTrue(gate.shut(Gate.CLOSED));
        assertFalse(gate.shut(Gate.CLOSED));
        assertTrue(gate.isClosed());
    }

    @Test
    void shouldTellTheLastOneOutOnly() {
        gate.enter();
        gate.enter();
        gate.shut(Gate.CLOSED);
        assertFalse(gate.isEmpty());
        assertFalse(gate.leave());
        assertTrue(gate.leave());
        assertTrue(gate.isEmpty());
    }

    @Test
    void shouldHaveOneLastOutWhenManyThreadsRace() throws Exception {
        for (int round = 0; round < 200; round++) {
            var raced = new Gate();
            var last = new AtomicInteger();
            var inside = new CountDownLatch(4);
            var pool = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 4; i++) {
                pool.execute(() -> {
                    raced.enter();
                    inside.countDown();
                    if (raced.leave()) {
                        last.incrementAndGet();
                    }
                });
            }
            inside.await();
            boolean emptyAtOnce = raced.shut(Gate.CLOSED) && raced.isEmpty();
            pool.shutdown();
            assertTrue(pool.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS));
            assertTrue(emptyAtOnce || last.get() == 1);
            assertTrue(last.get() <= 1);
            assertEquals(true, raced.isEmpty());
        }
    }
}
