package xcm.linux;

import java.lang.ref.Reference;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import xcm.linux.internal.Kernel;

/**
 * Waits for events of many descriptors (man 7 epoll).
 *
 * <p>Any thread may add, modify and remove, even while another one waits; one thread at a time waits and reads the events.
 */
public final class Epoll implements AutoCloseable {
    /** Event: data is there to read, or the end of the stream. */
    public static final int EPOLLIN = 0x001;
    /** Event: urgent data. */
    public static final int EPOLLPRI = 0x002;
    /** Event: there is room to write. */
    public static final int EPOLLOUT = 0x004;
    /** Event that is always told: an error is pending. */
    public static final int EPOLLERR = 0x008;
    /** Event that is always told: the peer hung up. */
    public static final int EPOLLHUP = 0x010;
    /** Event: the peer ended its sending direction. */
    public static final int EPOLLRDHUP = 0x2000;
    /** Flag: wake up one of several epolls that wait for the descriptor. */
    public static final int EPOLLEXCLUSIVE = 1 << 28;
    /** Flag: tell one event, then none until the descriptor is modified. */
    public static final int EPOLLONESHOT = 1 << 30;
    /** Flag: tell changes only. */
    public static final int EPOLLET = 1 << 31;

    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int CTL_ADD = 1;
    private static final int CTL_DEL = 2;
    private static final int CTL_MOD = 3;
    private static final int DEFAULT_CAPACITY = 64;

    // struct epoll_event is packed on x86-64 only (sys/epoll.h)
    private static final int DATA = System.getProperty("os.arch").matches("amd64|x86_64") ? 4 : 8;
    private static final int ENTRY = DATA + 8;
    private static final int FIRST = Timespec.SIZE;

    private static volatile boolean nanoseconds = true; // whether epoll_pwait2 is there; at worst two threads find out

    private final Fd fd;
    private final Native block;
    private final int capacity;

    private Epoll(Fd fd, int capacity) {
        this.fd = fd;
        this.capacity = capacity;
        block = new Native(FIRST + capacity * ENTRY);
    }

    /**
     * Make an epoll whose waits tell up to 64 events.
     *
     * @throws ErrnoException such as EMFILE (no descriptor is left)
     */
    public static Epoll open() throws ErrnoException {
        return open(DEFAULT_CAPACITY);
    }

    /**
     * Make an epoll.
     *
     * @param capacity the most events that one wait tells, 1..65536; the others come with the next one
     * @throws IllegalArgumentException if the capacity is out of range
     * @throws ErrnoException such as EMFILE (no descriptor is left)
     */
    public static Epoll open(int capacity) throws ErrnoException {
        if (capacity < 1 || capacity > 1 << 16) {
            throw new IllegalArgumentException("capacity out of 1..65536: " + capacity);
        }
        return new Epoll(Fd.of(ErrnoException.check("epoll_create1", KERNEL.epollCreate(EPOLL_CLOEXEC))), capacity);
    }

    /** Give the epoll's own descriptor, which is readable when an event is there; it stays the epoll's. */
    public Fd fd() {
        return fd;
    }

    /** Give the most events that one wait tells. */
    public int capacity() {
        return capacity;
    }

    /**
     * Begin to watch a descriptor.
     *
     * @param watched the descriptor
     * @param events the events, such as {@link #EPOLLIN}
     * @param data what {@link #data(int)} gives with its events
     * @return 0, or such as -EEXIST (it is watched), -EPERM (a file is always ready), -ENOSPC (man 2 epoll_ctl)
     */
    public int add(Fd watched, int events, long data) {
        return add(watched.number(), events, data);
    }

    /** Begin to watch a descriptor by its number; else as {@link #add(Fd, int, long)}. */
    public int add(int watched, int events, long data) {
        return control(CTL_ADD, watched, events, data);
    }

    /** Change the events and data of a watched descriptor; 0, or such as -ENOENT (it is not watched). */
    public int modify(Fd watched, int events, long data) {
        return modify(watched.number(), events, data);
    }

    /** Change the events and data of a watched descriptor by its number; 0, or such as -ENOENT (it is not watched). */
    public int modify(int watched, int events, long data) {
        return control(CTL_MOD, watched, events, data);
    }

    /** End to watch a descriptor; 0, or such as -ENOENT (it is not watched), -EBADF (it is closed). */
    public int remove(Fd watched) {
        return remove(watched.number());
    }

    /** End to watch a descriptor by its number; 0, or such as -ENOENT (it is not watched), -EBADF (it is closed). */
    public int remove(int watched) {
        return KERNEL.epollCtl(fd.number(), CTL_DEL, watched, 0);
    }

    /**
     * Wait until events are there.
     *
     * @param timeoutNanos how long in nanoseconds; 0 does not wait, -1 waits for ever. Before Linux 5.11 or glibc 2.35 it
     *     is rounded up to milliseconds
     * @return the number of events, 0 after the time, or such as -EINTR, -EBADF (man 2 epoll_wait)
     */
    public int await(long timeoutNanos) {
        int result;
        if (timeoutNanos <= 0) {
            result = KERNEL.epollWait(fd.number(), block.address + FIRST, capacity, timeoutNanos == 0 ? 0 : -1);
        } else {
            result = awaitFor(timeoutNanos);
        }
        Reference.reachabilityFence(this);
        return result;
    }

    private int awaitFor(long timeoutNanos) {
        if (nanoseconds) {
            Timespec.put(block.memory, 0, timeoutNanos);
            int result = KERNEL.epollPwait2(fd.number(), block.address + FIRST, capacity, block.address);
            if (result != -Errno.ENOSYS.code()) {
                return result;
            }
            nanoseconds = false;
        }
        long milliseconds = (timeoutNanos - 1) / TimeUnit.MILLISECONDS.toNanos(1) + 1;
        return KERNEL.epollWait(
                fd.number(), block.address + FIRST, capacity, (int) Math.min(milliseconds, Integer.MAX_VALUE));
    }

    /**
     * Give the i-th event's bits of the last {@link #await}.
     *
     * @throws IndexOutOfBoundsException if the index is not in 0..capacity-1
     */
    public int events(int i) {
        return block.memory.getInt(FIRST + Objects.checkIndex(i, capacity) * ENTRY);
    }

    /**
     * Give the i-th event's data of the last {@link #await}.
     *
     * @throws IndexOutOfBoundsException if the index is not in 0..capacity-1
     */
    public long data(int i) {
        return block.memory.getLong(FIRST + Objects.checkIndex(i, capacity) * ENTRY + DATA);
    }

    /** Close the epoll's descriptor; idempotent. */
    @Override
    public void close() {
        fd.close();
    }

    private int control(int operation, int watched, int events, long data) {
        Native scratch = Scratch.acquire(ENTRY);
        try {
            scratch.memory.putInt(0, events).putLong(DATA, data);
            return KERNEL.epollCtl(fd.number(), operation, watched, scratch.address);
        } finally {
            Scratch.release(scratch);
        }
    }
}
