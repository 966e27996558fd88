package xcm.transport.btls;

import java.util.concurrent.TimeUnit;
import xcm.api.spi.Readiness;
import xcm.linux.Epoll;
import xcm.linux.ErrnoException;
import xcm.linux.Timer;

/** Is the time until which a handshake has to be done, if there is a limit; it has a descriptor only then. */
final class Deadline implements AutoCloseable {
    /** Has no limit. */
    static final Deadline NEVER = new Deadline(null, 0);

    private final Timer timer; // null if there is no limit
    private final long nanos;
    private long end; // of System.nanoTime, once it has begun
    private boolean begun;

    private Deadline(Timer timer, long nanos) {
        this.timer = timer;
        this.nanos = nanos;
    }

    /**
     * Makes a limit.
     *
     * @param seconds from {@link #begin} on; 0 for none
     * @throws ErrnoException EMFILE, ENFILE
     */
    static Deadline of(double seconds) throws ErrnoException {
        return seconds == 0
                ? NEVER
                : new Deadline(
                        Timer.open(), (long) Math.min(seconds * TimeUnit.SECONDS.toNanos(1), Long.MAX_VALUE / 4.0));
    }

    void begin() {
        if (timer != null) {
            timer.arm(nanos);
            end = System.nanoTime() + nanos;
            begun = true;
        }
    }

    boolean isOver() {
        return begun && System.nanoTime() - end >= 0;
    }

    void await(Readiness readiness) {
        if (timer != null) {
            readiness.watch(timer.fd(), Epoll.EPOLLIN);
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.close();
        }
    }
}
