package xcm.test.hotplug;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what no event tells of: as short as it takes, but long enough for a busy machine. */
final class Wait {
    /** How long anything may take. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    /** How often to look, in nanoseconds. */
    private static final long PAUSE = 200_000;

    private Wait() {}

    /** Waits until a thread has ended. */
    static void forEnd(Thread thread) {
        try {
            thread.join(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Check.failed("interrupted while waiting for " + thread, e);
        }
        Check.that(!thread.isAlive(), thread + " does not end");
    }

    /** Waits until a condition holds. */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, condition, value -> value);
    }

    /** Waits until a value is as it should be; returns it. */
    static <T> T until(String what, Callable<T> value, Predicate<T> wanted) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            var now = value.call();
            if (wanted.test(now)) {
                return now;
            }
            Check.that(System.nanoTime() - end < 0, what + " did not come true: " + now);
            LockSupport.parkNanos(PAUSE);
        }
    }
}
