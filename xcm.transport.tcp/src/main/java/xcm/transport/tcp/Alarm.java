package xcm.transport.tcp;

import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.linux.Epoll;
import xcm.linux.ErrnoException;
import xcm.linux.Timer;

/** Wakes up for a deadline. Takes a descriptor when the first one is set: many connections are made at once. */
final class Alarm implements AutoCloseable {
    private static final double NANOS = 1e9;

    /** Sums with {@link System#nanoTime} cannot overflow; 146 years. */
    private static final long LONGEST = 1L << 62;

    private Optional<Timer> timer = Optional.empty();
    private long deadline;

    /** Converts a time-out in seconds, which may be infinite, to nanoseconds. */
    static long nanos(double seconds) {
        return (long) Math.min(seconds * NANOS, LONGEST);
    }

    /**
     * Sets, or moves, the deadline.
     *
     * @param next a time of {@link System#nanoTime}
     * @param now the time
     * @return 0, or such as -EMFILE
     */
    int set(long next, long now) {
        if (timer.isEmpty()) {
            try {
                timer = Optional.of(Timer.open());
            } catch (ErrnoException e) {
                return -e.errno().code();
            }
        } else if (next == deadline) {
            return 0;
        }
        deadline = next;
        return timer.get().arm(next - now);
    }

    void await(Readiness readiness) {
        timer.ifPresent(set -> readiness.watch(set.fd(), Epoll.EPOLLIN));
    }

    @Override
    public void close() {
        timer.ifPresent(Timer::close);
    }
}
