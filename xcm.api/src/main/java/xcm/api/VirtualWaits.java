package xcm.api;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import xcm.linux.DetachedThread;
import xcm.linux.Epoll;
import xcm.linux.ErrnoException;
import xcm.linux.Fd;

/**
 * Lets virtual threads wait without pinning their carriers: they park, and one daemon thread waits for the descriptors of
 * all of them. That thread runs only while somebody waits, and a little longer.
 */
final class VirtualWaits {
    /** How long the thread stays when nobody waits, in nanoseconds. */
    private static final long LINGER = 1_000_000_000L;

    private static final long FOREVER = -1;

    private static final VirtualWaits SHARED = new VirtualWaits();

    /** {@code Thread.isVirtual()}, which is there from Java 21 on. */
    private static final MethodHandle IS_VIRTUAL = isVirtualOrFalse();

    private final Map<Long, Ticket> tickets = new HashMap<>(); // guarded by this
    private long lastId; // guarded by this
    private volatile Epoll epoll; // null while no thread runs; kept while there are tickets

    private VirtualWaits() {}

    /** One wait of one thread. */
    static final class Ticket {
        private final Thread thread = Thread.currentThread();
        private long id; // guarded by the waits
        private volatile boolean fired;

        private void park(long timeoutNanos) {
            long start = System.nanoTime();
            while (!fired && !Thread.currentThread().isInterrupted()) {
                if (timeoutNanos == FOREVER) {
                    LockSupport.park(this);
                } else {
                    long left = timeoutNanos - (System.nanoTime() - start);
                    if (left <= 0) {
                        return;
                    }
                    LockSupport.parkNanos(this, left);
                }
            }
        }

        /** Ends the wait. Any thread. */
        void fire() {
            fired = true;
            LockSupport.unpark(thread);
        }
    }

    static boolean isCurrentThreadVirtual() {
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Parks until a descriptor of a socket is ready, the ticket is fired or the thread is interrupted. */
    static void await(Watches watches, Ticket ticket) throws ErrnoException {
        SHARED.enter(ticket);
        try {
            for (int i = 0; i < watches.size(); i++) {
                SHARED.watch(watches.fd(i), watches.events(i), ticket);
            }
            ticket.park(FOREVER);
        } finally {
            for (int i = 0; i < watches.size(); i++) {
                SHARED.epoll.remove(watches.fd(i));
            }
            SHARED.leave(ticket);
        }
    }

    /** Parks until a descriptor is readable, or for a time (-1: no limit), or until the thread is interrupted. */
    static void await(Fd fd, long timeoutNanos) throws ErrnoException {
        var ticket = new Ticket();
        SHARED.enter(ticket);
        try {
            SHARED.watch(fd, Epoll.EPOLLIN, ticket);
            ticket.park(timeoutNanos);
        } finally {
            SHARED.epoll.remove(fd);
            SHARED.leave(ticket);
        }
    }

    private synchronized void enter(Ticket ticket) throws ErrnoException {
        if (epoll == null) {
            epoll = Epoll.open();
            startToServe();
        }
        ticket.id = ++lastId;
        tickets.put(ticket.id, ticket);
    }

    private void startToServe() throws ErrnoException {
        try {
            DetachedThread.start("xcm-virtual-waits", this::serve);
        } catch (ErrnoException e) {
            epoll.close();
            epoll = null; // the next one to wait tries again
            throw e;
        }
    }

    private void watch(Fd fd, int events, Ticket ticket) throws ErrnoException {
        int result = epoll.add(fd, events | Epoll.EPOLLONESHOT, ticket.id);
        if (result < 0) {
            throw new ErrnoException("epoll_ctl", result);
        }
    }

    private synchronized void leave(Ticket ticket) {
        tickets.remove(ticket.id);
    }

    private void serve() {
        Epoll mine;
        synchronized (this) {
            mine = epoll;
        }
        while (true) {
            int ready = mine.await(LINGER);
            synchronized (this) {
                if (ready <= 0 && tickets.isEmpty()) {
                    mine.close();
                    epoll = null;
                    return;
                }
                for (int i = 0; i < ready; i++) {
                    var ticket = tickets.get(mine.data(i));
                    if (ticket != null) {
                        ticket.fire();
                    }
                }
            }
        }
    }

    private static MethodHandle isVirtualOrFalse() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException e) {
            return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Thread.class);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
