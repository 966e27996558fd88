package xcm.test;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.linux.PollSet;

/** Waits for what has to happen: as short as it takes, but long enough for a busy machine. */
final class Wait {
    /** How long anything may take. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    /** How often to look at what no event tells of, in nanoseconds. */
    private static final long PAUSE = 200_000;

    private Wait() {}

    /** Waits until a condition holds that no descriptor tells of. */
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
            if (System.nanoTime() - end > 0) {
                return fail(what + " did not come true: " + now);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Waits until one of some non-blocking sockets wants attention. */
    static void forAny(XcmSocket... sockets) throws XcmException {
        var polls = new PollSet();
        for (var socket : sockets) {
            polls.add(socket.fd(), PollSet.POLLIN);
        }
        if (polls.poll(LONGEST.toNanos()) <= 0) {
            fail("no socket wants attention");
        }
    }

    /** Waits until a non-blocking socket wants attention under some conditions. */
    static void forConditions(XcmSocket socket, int conditions) throws XcmException {
        socket.await(conditions);
        forAny(socket);
    }

    /** Returns whether a non-blocking socket wants attention now. */
    static boolean isReady(XcmSocket socket) throws XcmException {
        var polls = new PollSet();
        polls.add(socket.fd(), PollSet.POLLIN);
        return polls.poll(0) > 0;
    }
}
