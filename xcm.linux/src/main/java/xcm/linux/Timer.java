package xcm.linux;

import xcm.linux.internal.Kernel;

/**
 * Makes a descriptor readable after a time (man 2 timerfd_create, CLOCK_MONOTONIC: sleep of the machine does not count).
 * Any thread may call.
 */
public final class Timer implements AutoCloseable {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int TFD_NONBLOCK_CLOEXEC = 0x80800;
    private static final Native SINK = new Native(8); // how often it expired is of no interest

    private final Fd fd;

    private Timer(Fd fd) {
        this.fd = fd;
    }

    /**
     * Make a timer that is not armed.
     *
     * @throws ErrnoException such as EMFILE (no descriptor is left)
     */
    public static Timer open() throws ErrnoException {
        int fd = KERNEL.timerfdCreate(CLOCK_MONOTONIC, TFD_NONBLOCK_CLOEXEC);
        return new Timer(Fd.of(ErrnoException.check("timerfd_create", fd)));
    }

    /** Give the descriptor, readable once the time is over; it stays the timer's. */
    public Fd fd() {
        return fd;
    }

    /**
     * Let it expire once after a time, instead of when it was armed for.
     *
     * @param nanos nanoseconds from now; 0 or less expires at once
     * @return 0, or -EBADF if it is closed
     */
    public int arm(long nanos) {
        return set(Math.max(1, nanos)); // the kernel takes 0 for "disarm"
    }

    /** Let it not expire, and forget that it has; 0, or -EBADF if it is closed. */
    public int disarm() {
        return set(0);
    }

    /** Tell whether it has expired since it was armed or asked the last time; makes it not readable. */
    public boolean expired() {
        return KERNEL.read(fd.number(), SINK.address, 8) == 8;
    }

    /** Close the descriptor; idempotent. */
    @Override
    public void close() {
        fd.close();
    }

    private int set(long nanos) {
        Native scratch = Scratch.acquire(2 * Timespec.SIZE);
        try {
            Timespec.put(scratch.memory, 0, 0); // no interval
            Timespec.put(scratch.memory, Timespec.SIZE, nanos);
            return KERNEL.timerfdSettime(fd.number(), 0, scratch.address);
        } finally {
            Scratch.release(scratch);
        }
    }
}
