package xcm.linux;

import java.lang.ref.Reference;
import java.util.Objects;
import xcm.linux.internal.Kernel;

/**
 * Waits for events of a few descriptors (man 2 poll). Reusable: clear, add, poll, read the events. One thread at a time;
 * allocates only to grow.
 */
public final class PollSet {
    /** Event: data is there to read, or the end of the stream. */
    public static final int POLLIN = 0x001;
    /** Event: urgent data. */
    public static final int POLLPRI = 0x002;
    /** Event: there is room to write. */
    public static final int POLLOUT = 0x004;
    /** Event that is always told: an error is pending. */
    public static final int POLLERR = 0x008;
    /** Event that is always told: the peer hung up. */
    public static final int POLLHUP = 0x010;
    /** Event that is always told: the descriptor is not open. */
    public static final int POLLNVAL = 0x020;
    /** Event: the peer ended its sending direction. */
    public static final int POLLRDHUP = 0x2000;

    private static final int ENTRY = 8; // struct pollfd: int fd, short events, short revents
    private static final int FIRST = Timespec.SIZE;

    private Native block = new Native(FIRST + 16 * ENTRY);
    private int size;

    /** Make an empty set. */
    public PollSet() {}

    /** Empty the set. */
    public void clear() {
        size = 0;
    }

    /** Give the number of descriptors. */
    public int size() {
        return size;
    }

    /**
     * Add a descriptor; its index is the size before.
     *
     * @param fd the descriptor; a negative one is skipped by the kernel
     * @param events the events to wait for, such as {@link #POLLIN}
     */
    public void add(int fd, int events) {
        int index = FIRST + size * ENTRY;
        if (index == block.size()) {
            Native larger = new Native(FIRST + 2 * size * ENTRY);
            larger.memory.put(0, block.memory, 0, block.size());
            block = larger;
        }
        block.memory.putInt(index, fd).putShort(index + 4, (short) events).putShort(index + 6, (short) 0);
        size++;
    }

    /**
     * Wait until an event is there.
     *
     * @param timeoutNanos how long in nanoseconds; 0 does not wait, -1 waits for ever
     * @return the number of descriptors with events, 0 after the time, or such as -EINTR (man 2 ppoll)
     */
    public int poll(long timeoutNanos) {
        long timeout = 0;
        if (timeoutNanos >= 0) {
            Timespec.put(block.memory, 0, timeoutNanos);
            timeout = block.address;
        }
        int result = Kernel.INSTANCE.ppoll(block.address + FIRST, size, timeout);
        Reference.reachabilityFence(block);
        return result;
    }

    /**
     * Give the events of the last {@link #poll} for the i-th descriptor.
     *
     * @throws IndexOutOfBoundsException if there is no such one
     */
    public int revents(int i) {
        return block.memory.getShort(FIRST + Objects.checkIndex(i, size) * ENTRY + 6) & 0xffff;
    }
}
