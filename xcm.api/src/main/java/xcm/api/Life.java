package xcm.api;

import java.util.concurrent.TimeUnit;
import xcm.linux.ErrnoException;

/**
 * Lets operations into a socket, lets them sleep, and, when the socket is shut, wakes them and releases what the socket
 * holds as soon as the last one is out.
 */
final class Life {
    /** What happens at the end, once each, when no operation is inside. */
    interface End {
        /** The socket is withdrawn or closed: release the transport's part. */
        void ended();

        /** The socket is closed: release the rest. */
        void closed();
    }

    /** How long is waited for the operations in a shut socket: they only have to wake up and leave. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Gate gate = new Gate();
    private final End end;
    private final Object lock = new Object();
    private WaitPoint waitPoint; // guarded by lock; null until a platform thread sleeps
    private VirtualWaits.Ticket ticket; // guarded by lock; null unless a virtual thread sleeps
    private boolean ended; // guarded by lock
    private boolean closed; // guarded by lock

    Life(End end) {
        this.end = end;
    }

    /** Returns true if the caller is inside now and has to call {@link #leave}. */
    boolean enter() {
        return gate.enter();
    }

    void leave() {
        if (gate.leave()) {
            settle();
        }
    }

    boolean isShut() {
        return gate.isShut();
    }

    boolean isClosed() {
        return gate.isClosed();
    }

    /** Lets the caller, who is inside, sleep until a descriptor is ready, the socket is shut, an interrupt, or for no reason. */
    void sleep(Watches watches) throws ErrnoException {
        if (VirtualWaits.isCurrentThreadVirtual()) {
            var mine = new VirtualWaits.Ticket();
            setTicket(mine);
            try {
                if (!gate.isShut()) {
                    VirtualWaits.await(watches, mine);
                }
            } finally {
                setTicket(null);
            }
        } else {
            var point = waitPoint();
            if (!gate.isShut()) {
                point.await(watches);
            }
        }
    }

    /** Shuts the socket for a reason of {@link Gate}; nothing happens if it is shut for that reason already. */
    void shut(int reason) {
        if (!gate.shut(reason)) {
            return;
        }
        synchronized (lock) {
            if (waitPoint != null) {
                waitPoint.wake();
            }
            if (ticket != null) {
                ticket.fire();
            }
        }
        if (gate.isEmpty()) {
            settle();
        }
    }

    /** Waits until a shut socket has ended; returns false if it has not by then ({@link System#nanoTime}). */
    boolean awaitEnd(long deadline) {
        synchronized (lock) {
            boolean interrupted = false;
            try {
                for (long left = deadline - System.nanoTime();
                        !ended && left > 0;
                        left = deadline - System.nanoTime()) {
                    try {
                        TimeUnit.NANOSECONDS.timedWait(lock, left);
                    } catch (InterruptedException e) {
                        interrupted = true; // the wait is short: the interrupt is for what comes after it
                    }
                }
                return ended;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Does something to a socket that is shut, when it has ended, but only before it is closed. */
    void afterEnd(Runnable action) {
        awaitEnd(System.nanoTime() + PATIENCE);
        synchronized (lock) {
            if (ended && !closed) {
                action.run();
            }
        }
    }

    private void settle() {
        synchronized (lock) {
            try {
                if (!ended) {
                    endNow();
                }
            } finally {
                if (gate.isClosed() && !closed) {
                    closed = true;
                    end.closed();
                }
            }
        }
    }

    private void endNow() {
        ended = true;
        lock.notifyAll();
        if (waitPoint != null) {
            waitPoint.close();
            waitPoint = null;
        }
        end.ended();
    }

    private void setTicket(VirtualWaits.Ticket value) {
        synchronized (lock) {
            ticket = value;
        }
    }

    private WaitPoint waitPoint() throws ErrnoException {
        synchronized (lock) {
            if (waitPoint == null) {
                waitPoint = new WaitPoint();
            }
            return waitPoint;
        }
    }
}
