package xcm.linux;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import xcm.linux.internal.Kernel;

/**
 * Owns one file descriptor and closes it once.
 *
 * <p>Any thread may close it. The number of a closed descriptor may be used by the next one that the process opens, so
 * whoever closes has to see to it that no other thread is about to use the number; a call that comes later sees -1 and
 * fails with EBADF.
 */
public final class Fd implements AutoCloseable {
    private static final VarHandle NUMBER;

    static {
        try {
            NUMBER = MethodHandles.lookup().findVarHandle(Fd.class, "number", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int number; // -1 once closed; changed by NUMBER only

    private Fd(int number) {
        this.number = number;
    }

    /**
     * Take the ownership of an open descriptor.
     *
     * @param number the descriptor, not negative
     * @throws IllegalArgumentException if the number is negative
     */
    public static Fd of(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("not a file descriptor: " + number);
        }
        return new Fd(number);
    }

    /** Give the number, or -1 once it is closed. */
    public int number() {
        return number;
    }

    /** Tell whether it has not been closed. */
    public boolean isOpen() {
        return number >= 0;
    }

    /**
     * Close the descriptor; a second call does nothing. An error is not told: Linux has released the descriptor in any
     * case, and closing it again could hit that of another thread (man 2 close).
     */
    @Override
    public void close() {
        int open = (int) NUMBER.getAndSet(this, -1);
        if (open >= 0) {
            Kernel.INSTANCE.close(open);
        }
    }

    @Override
    public String toString() {
        return "fd " + number;
    }
}
