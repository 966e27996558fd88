package xcm.api;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import xcm.linux.Epoll;
import xcm.linux.ErrnoException;

/**
 * Lets virtual threads wait without pinning their carriers: they park, and one daemon thread waits for the descriptors of
 * all of them. That thread runs only while somebody waits, and a little longer.
 */
final class VirtualWaits {
    /** How long the thread stays when nobody waits, in nanoseconds. */
    private static final long LINGER = 1_000_000_000L;

    private static final VirtualWaits SHARED = new VirtualWaits();

    /** {@code Thread.isVirtual()}, which is there from Java 21 on. */
    private static final MethodHandle IS_VIRTUAL = isVirtualOrFalse();

    private final Map<Long, Ticket> tickets = new HashMap<>(); // guarded by this
    private long lastId; // guarded by this
    private Epoll epoll; // guarded by this; null while no thread runs

    private VirtualWaits() {}

    /** One wait of one thread. */
    static final class Ticket {
        private final Thread thread = Thread.currentThread();
        private volatile boolean fired;

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

    /** Parks until a descriptor is ready, the ticket is fired or the thread is interrupted. */
    static void await(Watches watches, Ticket ticket) throws ErrnoException {
        long id = SHARED.register(watches, ticket);
        try {
            while (!ticket.fired && !Thread.currentThread().isInterrupted()) {
                LockSupport.park(ticket);
            }
        } finally {
            SHARED.unregister(watches, id);
        }
    }

    private synchronized long register(Watches watches, Ticket ticket) throws ErrnoException {
        if (epoll == null) {
            epoll = Epoll.open();
            var thread = new Thread(this::serve, "xcm-virtual-waits");
            thread.setDaemon(true);
            thread.start();
        }
        long id = ++lastId;
        tickets.put(id, ticket);
        for (int i = 0; i < watches.size(); i++) {
            int result = epoll.add(watches.fd(i), watches.events(i) | Epoll.EPOLLONESHOT, id);
            if (result < 0) {
                unregister(watches, id);
                throw new ErrnoException(xcm.linux.Errno.of(result), "epoll_ctl");
            }
        }
        return id;
    }

    private synchronized void unregister(Watches watches, long id) {
        tickets.remove(id);
        for (int i = 0; i < watches.size(); i++) {
            if (watches.fd(i).isOpen()) {
                epoll.remove(watches.fd(i));
            }
        }
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
            return MethodHandles.publicLookup().findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException e) {
            return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Thread.class);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
