package xcm.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Lets operations into a socket until it is shut, and tells who is the last one out, so that no descriptor is closed, and
 * its number used anew, while a system call on it may be in progress.
 */
final class Gate {
    /** The application closed the socket. */
    static final int CLOSED = 1 << 31;

    /** The socket's transport was withdrawn. */
    static final int WITHDRAWN = 1 << 30;

    private static final int REASONS = CLOSED | WITHDRAWN;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Gate.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The reasons for being shut, and how many operations are inside. */
    @SuppressWarnings("unused") // by way of STATE
    private volatile int state;

    /** Returns true if the caller is inside now and has to call {@link #leave}; false if the gate is shut. */
    boolean enter() {
        int now = (int) STATE.getVolatile(this);
        while ((now & REASONS) == 0) {
            if (STATE.compareAndSet(this, now, now + 1)) {
                return true;
            }
            now = (int) STATE.getVolatile(this);
        }
        return false;
    }

    /** Leaves; returns true if the gate is shut and the caller was the last one inside. */
    boolean leave() {
        int before = (int) STATE.getAndAdd(this, -1);
        return (before & REASONS) != 0 && (before & ~REASONS) == 1;
    }

    /** Shuts the gate; returns true if that is new. */
    boolean shut(int reason) {
        int before = (int) STATE.getAndBitwiseOr(this, reason);
        return (before & reason) == 0;
    }

    boolean isEmpty() {
        return ((int) STATE.getVolatile(this) & ~REASONS) == 0;
    }

    boolean isShut() {
        return ((int) STATE.getVolatile(this) & REASONS) != 0;
    }

    boolean isClosed() {
        return ((int) STATE.getVolatile(this) & CLOSED) != 0;
    }
}
