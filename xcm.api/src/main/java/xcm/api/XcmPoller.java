package xcm.api;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import xcm.api.spi.Readiness;
import xcm.linux.Epoll;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.EventFd;

/**
 * Waits for many sockets, of any transport, and for other descriptors, in one epoll(7) wait.
 *
 * <pre>{@code
 * try (var poller = XcmPoller.open()) {
 *     connection.setBlocking(false);
 *     connection.await(XcmSocket.RECEIVABLE);
 *     poller.add(connection, () -> { while (connection.receive(buffer.clear()) > 0) { ... } });
 *     while (running) {
 *         poller.poll();
 *     }
 * }
 * }</pre>
 *
 * <p>What a socket waits for is said by {@link XcmSocket#await}. It is reported as long as it wants attention: the handler
 * then has to call one of {@code receive, send, accept} or {@code finish}. It may be reported without need. A socket that is
 * closed leaves the poller by itself. One whose transport is withdrawn is reported by each poll, until it is closed or removed;
 * its next operation says so.
 *
 * <p><b>Threads.</b> One thread at a time adds, removes and polls, and uses the sockets. Any thread may {@link #wakeUp} and
 * {@link #close}.
 */
public final class XcmPoller implements AutoCloseable {
    /** Is what is done when a socket or descriptor wants attention. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Attends to it, without waiting.
         *
         * @throws IOException leaves {@link #poll}; what else is ready is reported by the next one
         */
        void ready() throws IOException;
    }

    /** Is the membership of one socket or descriptor in a poller. */
    public interface Key {
        /** Ends the membership; the handler is not called any more. Nothing happens if it has ended. */
        void remove();
    }

    /** How many events are taken from the kernel at once. */
    private static final int EVENTS = 1024;

    /** What the event of the wake-up carries: the name of no key. */
    private static final long WAKE_UP = -1;

    private static final long FOREVER = -1;

    private final Epoll epoll;
    private final EventFd wakeUp;
    private final Interruption interruption = new Interruption(this::wakeUp);
    private final Gate gate = new Gate();
    private final PollerKeys keys = new PollerKeys();
    private final List<PollerKey> ready = new ArrayList<>();
    private boolean polling; // by the one thread that polls

    private XcmPoller() throws ErrnoException {
        epoll = Epoll.open(EVENTS);
        try {
            wakeUp = EventFd.open();
        } catch (ErrnoException e) {
            epoll.close();
            throw e;
        }
        int result = epoll.add(wakeUp.fd(), Epoll.EPOLLIN, WAKE_UP);
        if (result < 0) {
            epoll.close();
            wakeUp.close();
            throw new ErrnoException("epoll_ctl", result);
        }
    }

    /**
     * Opens a poller.
     *
     * @return the poller, without members
     * @throws XcmException EMFILE, ENFILE, ENOSPC, ENOMEM
     */
    public static XcmPoller open() throws XcmException {
        try {
            return new XcmPoller();
        } catch (ErrnoException e) {
            throw new XcmException(e, "open poller", "");
        }
    }

    /**
     * Adds a socket.
     *
     * @param socket a non-blocking socket that is in no poller
     * @param handler what to do when it wants attention
     * @return the membership
     * @throws XcmException EINVAL if the socket is blocking; EEXIST if it is in a poller; EBADF if it or the poller is
     *     closed; ENOPROTOOPT; ENOSPC, ENOMEM
     */
    public Key add(XcmSocket socket, Handler handler) throws XcmException {
        enter();
        try {
            var key = new PollerKey(epoll, keys, handler, socket::detach, this::wakeUp);
            keys.add(key);
            try {
                socket.attach(key);
            } catch (XcmException e) {
                keys.remove(key);
                throw e;
            }
            return key;
        } finally {
            leave();
        }
    }

    /**
     * Adds any descriptor, which is to be removed before it is closed.
     *
     * @param fd the descriptor's number
     * @param conditions {@link XcmSocket#RECEIVABLE} for readable, {@link XcmSocket#SENDABLE} for writable, or both
     * @param handler what to do when it is so
     * @return the membership
     * @throws XcmException EBADF if one of them is closed; EEXIST; EPERM if it cannot be waited for; ENOSPC, ENOMEM
     */
    public Key add(int fd, int conditions, Handler handler) throws XcmException {
        enter();
        try {
            var key = new PollerKey(epoll, keys, handler, member -> leave(member, fd), this::wakeUp);
            keys.add(key);
            int result = epoll.add(fd, Readiness.events(conditions), key.data);
            if (result < 0) {
                keys.remove(key);
                throw new XcmException(Errno.of(result), "add", "descriptor " + fd);
            }
            return key;
        } finally {
            leave();
        }
    }

    /**
     * Waits until a member wants attention, and attends to all that do.
     *
     * @return how many handlers were called; 0 after {@link #wakeUp}
     * @throws XcmException EINTR if the thread is interrupted; EBADF if the poller is, or gets, closed
     * @throws IOException what a handler throws
     * @throws IllegalStateException if a handler calls it
     */
    public int poll() throws IOException {
        return poll(FOREVER);
    }

    /**
     * Waits until a member wants attention, or for a time, and attends to all that do.
     *
     * @param timeout how long to wait at most; zero or less looks without waiting
     * @return how many handlers were called
     * @throws XcmException EINTR if the thread is interrupted; EBADF if the poller is, or gets, closed
     * @throws IOException what a handler throws
     * @throws IllegalStateException if a handler calls it
     */
    public int poll(Duration timeout) throws IOException {
        return poll(Math.max(0, timeout.toNanos()));
    }

    /** Ends a wait that is in progress, or else the next one. Any thread. */
    public void wakeUp() {
        if (gate.enter()) {
            wakeUp.signal();
            leave();
        }
    }

    /** Closes the poller; its members stay as they are. A wait that is in progress ends with EBADF. Any thread. */
    @Override
    public void close() {
        if (gate.enter()) {
            gate.shut(Gate.CLOSED); // before the signal: whoever wakes up has to see it
            wakeUp.signal();
            leave();
        }
    }

    private void leave(PollerKey member, int fd) {
        epoll.remove(fd);
        keys.remove(member);
    }

    private int poll(long timeoutNanos) throws IOException {
        if (polling) {
            throw new IllegalStateException("a handler must not poll: it is called by a poll in progress");
        }
        enter();
        polling = true;
        try {
            int events = await(keys.anyNow() ? 0 : timeoutNanos);
            if (gate.isShut()) {
                throw closed();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new XcmException(Errno.EINTR, "poll", "");
            }
            keys.collect(epoll, events, ready);
            return attend();
        } finally {
            ready.clear();
            polling = false;
            leave();
        }
    }

    private int attend() throws IOException {
        int attended = 0;
        for (int i = 0; i < ready.size(); i++) {
            var key = ready.get(i);
            if (keys.contains(key)) { // no handler before this one has removed it
                attended++;
                key.handler().ready();
            }
        }
        return attended;
    }

    /** Waits for events; returns how many there are. */
    private int await(long timeoutNanos) throws XcmException {
        int events = epoll.await(0);
        if (events == 0 && timeoutNanos != 0) {
            events = VirtualWaits.isCurrentThreadVirtual() ? park(timeoutNanos) : sleep(timeoutNanos);
        }
        for (int i = 0; i < events; i++) {
            if (epoll.data(i) == WAKE_UP) {
                wakeUp.drain();
            }
        }
        return Math.max(events, 0);
    }

    private int sleep(long timeoutNanos) {
        interruption.enter();
        try {
            return epoll.await(timeoutNanos);
        } finally {
            interruption.leave();
        }
    }

    private int park(long timeoutNanos) throws XcmException {
        try {
            VirtualWaits.await(epoll.fd(), timeoutNanos);
        } catch (ErrnoException e) {
            throw new XcmException(e, "poll", "");
        }
        return epoll.await(0);
    }

    private void enter() throws XcmException {
        if (!gate.enter()) {
            throw closed();
        }
    }

    private void leave() {
        if (gate.leave()) {
            release();
        }
    }

    private static XcmException closed() {
        return new XcmException(Errno.EBADF, "poll", "");
    }

    /** Runs when the poller is closed and nobody is inside. Other threads may use the sockets: those are left alone. */
    private void release() {
        keys.clear();
        epoll.close();
        wakeUp.close();
    }
}
