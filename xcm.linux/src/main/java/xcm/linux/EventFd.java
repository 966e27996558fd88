package xcm.linux;

import xcm.linux.internal.Kernel;

/**
 * Wakes up whoever waits for its descriptor: readable from {@link #signal} until {@link #drain} (man 2 eventfd). Any
 * thread may call.
 */
public final class EventFd implements AutoCloseable {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int EFD_NONBLOCK_CLOEXEC = 0x80800;
    private static final Native ONE = new Native(8);
    private static final Native SINK = new Native(8); // the count that is read is of no interest

    static {
        ONE.memory.putLong(0, 1);
    }

    private final Fd fd;

    private EventFd(Fd fd) {
        this.fd = fd;
    }

    /**
     * Make one that is not signalled.
     *
     * @throws ErrnoException such as EMFILE (no descriptor is left)
     */
    public static EventFd open() throws ErrnoException {
        return new EventFd(Fd.of(ErrnoException.check("eventfd", KERNEL.eventfd(0, EFD_NONBLOCK_CLOEXEC))));
    }

    /** Give the descriptor; it stays this object's. */
    public Fd fd() {
        return fd;
    }

    /** Make it readable; 0, or -EBADF if it is closed, or -EAGAIN after 2^64-2 signals (it is readable then). */
    public int signal() {
        return Math.min(0, KERNEL.write(fd.number(), ONE.address, 8));
    }

    /** Make it not readable; 0, or -EAGAIN if it was not, or -EBADF if it is closed. */
    public int drain() {
        return Math.min(0, KERNEL.read(fd.number(), SINK.address, 8));
    }

    /** Close the descriptor; idempotent. */
    @Override
    public void close() {
        fd.close();
    }
}
