package xcm.test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Is an operation in a thread of its own. */
final class Blocked {
    private final Thread thread;
    private final FutureTask<String> outcome;
    private volatile boolean interruptedAfter;

    private Blocked(Outcome.Operation operation) {
        outcome = new FutureTask<>(() -> {
            try {
                return Outcome.of(operation);
            } finally {
                interruptedAfter = Thread.currentThread().isInterrupted();
            }
        });
        thread = new Thread(outcome, "blocked");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts it. */
    static Blocked start(Outcome.Operation operation) {
        return new Blocked(operation);
    }

    /** Starts it, and waits until it waits in the kernel. */
    static Blocked untilItWaits(Outcome.Operation operation) throws Exception {
        var blocked = new Blocked(operation);
        Wait.until("the operation waits", blocked::waits);
        return blocked;
    }

    private boolean waits() {
        assertFalse(outcome.isDone(), "the operation does not wait");
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("xcm.linux.PollSet")
                        && frame.getMethodName().equals("poll"));
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Returns how it went, as {@link Outcome} tells; waits for its end. */
    String outcome() throws Exception {
        try {
            return outcome.get(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError("blocked: " + Arrays.toString(thread.getStackTrace()), e);
        }
    }

    /** Fails unless the thread's interrupt status is set after the end. */
    void assertStillInterrupted() {
        assertTrue(interruptedAfter, "the interrupt status is lost");
    }
}
