package xcm.api;

import java.util.Optional;
import java.util.function.Supplier;
import xcm.api.spi.Readiness;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportSocket;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTree;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Is a connection or a server, of whatever transport.
 *
 * <p><b>Blocking and not.</b> A new socket is blocking, unless the attribute {@code xcm.blocking} says otherwise: its
 * operations wait until they can be done. A non-blocking one never waits; {@link #await} says what for, and {@link #fd},
 * or an {@link XcmPoller}, tells when it is worth while to call again.
 *
 * <p><b>Threads.</b> One thread at a time uses a socket; different sockets are independent. Any thread at any time may read
 * attributes and addresses, and may {@link #close}: a call that is blocked then ends with EBADF. {@link Thread#interrupt}
 * ends a blocked call with EINTR; the thread's interrupt status stays set, and the socket can still be used. A virtual
 * thread that waits does not pin its carrier.
 *
 * <p><b>Withdrawal.</b> When the transport, or one that it is built on, is removed from the running process, its sockets
 * end: servers first, then all. Every operation, also one that is blocked, fails with ENOPROTOOPT from then on, also when the
 * transport is back: open a new socket. Addresses are empty, attributes cannot be read. Pollers and {@link #fd} report the
 * socket until it is closed, which gives back the descriptor, too.
 */
public abstract sealed class XcmSocket implements AutoCloseable permits XcmConnection, XcmServer {
    /** The condition that a message, bytes or the end of the stream can be received. */
    public static final int RECEIVABLE = Readiness.RECEIVABLE;

    /** The condition that a message or bytes can be sent. */
    public static final int SENDABLE = Readiness.SENDABLE;

    /** The condition that a connection can be accepted. */
    public static final int ACCEPTABLE = Readiness.ACCEPTABLE;

    static final int AGAIN = TransportConnection.AGAIN;

    final Context context;
    final Life life = new Life(new End());

    private TransportSocket socket; // null when the socket has ended: nothing of a removed transport stays reachable
    private final Attention attention = new Attention();
    private final XcmAttributes attributes = new XcmAttributes(this);
    private volatile String address;
    private volatile boolean blocking = true;
    private volatile boolean started;
    private int conditions;

    XcmSocket(Context context, TransportSocket socket, String address) {
        this.context = context;
        this.socket = socket;
        this.address = address;
    }

    // ---- what the application calls

    /** Returns the address of this end; empty while it is not known, and after the socket's end. */
    public final Optional<String> localAddress() {
        return read(() -> socket.localAddress());
    }

    /** Returns the name of the transport, the attribute {@code xcm.transport}. */
    public abstract String transport();

    /** Returns the attributes: live, by name. */
    public final XcmAttributes attributes() {
        return attributes;
    }

    /** Returns whether operations wait. */
    public final boolean isBlocking() {
        return blocking;
    }

    /**
     * Makes the socket blocking or not. To make a connection blocking first waits until it is established and nothing is
     * buffered.
     *
     * @param blocking whether operations shall wait
     * @throws XcmException the errno of a failed connection, which stays non-blocking; EINTR; EBADF if closed; ENOPROTOOPT
     */
    public final void setBlocking(boolean blocking) throws XcmException {
        enter("set blocking");
        try {
            if (blocking && !this.blocking) {
                finishBlocking("set blocking");
            }
            this.blocking = blocking;
        } finally {
            leaveRearmed("set blocking");
        }
    }

    /**
     * Says what {@link #fd} and an {@link XcmPoller} shall report, until it is called again. Whatever is asked for,
     * progress with the establishment or with a buffered message is reported too, and a failed connection always.
     *
     * @param conditions any of {@link #RECEIVABLE} and {@link #SENDABLE} for a connection, {@link #ACCEPTABLE} for a
     *     server; or 0
     * @throws XcmException EINVAL if the socket is blocking or a condition does not apply; EBADF if closed; ENOPROTOOPT; ENOSPC, ENOMEM
     */
    public final void await(int conditions) throws XcmException {
        enterNonBlocking("await");
        try {
            if ((conditions & ~validConditions()) != 0) {
                throw failure(Errno.EINVAL, "await");
            }
            this.conditions = conditions;
        } finally {
            leaveRearmed("await");
        }
    }

    /**
     * Returns a descriptor for foreign event loops: it is readable when the socket wants attention. It is the same for the
     * socket's life; an epoll(7) instance, to be waited for and nothing else.
     *
     * @throws XcmException EINVAL if the socket is blocking; EBADF if closed; ENOPROTOOPT; EMFILE, ENFILE
     */
    public final int fd() throws XcmException {
        enterNonBlocking("fd");
        try {
            return attention.descriptor().number();
        } catch (ErrnoException e) {
            throw failure(e, "fd");
        } finally {
            leaveRearmed("fd");
        }
    }

    /**
     * Makes progress with the establishment and with a buffered message.
     *
     * @return true if the connection is established and nothing is buffered, always true for a server; else false
     * @throws XcmException EINVAL if the socket is blocking; the errno of a failed connection; EBADF if closed;
     *     ENOPROTOOPT
     */
    public final boolean finish() throws XcmException {
        enterNonBlocking("finish");
        try {
            return finishStep("finish");
        } finally {
            leaveRearmed("finish");
        }
    }

    /**
     * Closes the socket, without waiting; what is still buffered by XCM is lost. Closing again has no effect. A call that
     * is in progress in another thread ends with EBADF, and the descriptors are closed when it has.
     */
    @Override
    public final void close() {
        shut(Gate.CLOSED);
    }

    @Override
    public final String toString() {
        return address;
    }

    // ---- what connections and servers differ in

    abstract int validConditions();

    /** Makes one step of progress; true if there is nothing left to do. Throws the errno of a failed connection. */
    abstract boolean finishStep(String operation) throws XcmException;

    /** Returns whether the next operation ends at once, whatever the transport says. */
    abstract boolean isFailed();

    /** Declares the generic attributes. */
    abstract void genericAttributes(AttributeTreeBuilder tree);

    /** Lets go of the transport's part, as the socket has ended. */
    abstract void release();

    // ---- what connections and servers build on

    final void enter(String operation) throws XcmException {
        if (!life.enter()) {
            throw shutFailure(operation);
        }
    }

    /** Returns whether an event loop learns at once that the socket wants attention; never of a blocking socket. */
    final boolean isWatched() {
        return !blocking && attention.isWatched();
    }

    final void leave() {
        life.leave();
    }

    /** Leaves an operation, and has event loops see what the socket waits for now: also after a failure, which lasts. */
    final void leaveRearmed(String operation) throws XcmException {
        try {
            if (attention.isWatched()) {
                declare(conditions, operation);
            }
        } finally {
            leave();
        }
    }

    final XcmException failure(Errno errno, String operation) {
        return new XcmException(errno, operation, address);
    }

    final XcmException failure(int negativeErrno, String operation) {
        return failure(Errno.of(negativeErrno), operation);
    }

    /** Makes the exception of a failure that the transport explains; if it does not, the errno says it all. */
    final XcmException failure(int negativeErrno, String explanation, String operation) {
        return explanation.isEmpty()
                ? failure(negativeErrno, operation)
                : failure(new ErrnoException(Errno.of(negativeErrno), explanation), operation);
    }

    final XcmException failure(ErrnoException e, String operation) {
        return new XcmException(e, operation, address);
    }

    final XcmException failure(AttributeException e, String operation) {
        return new XcmException(e, operation, address);
    }

    /** Sets the mode of a socket that is not started yet: there is nothing to finish. */
    final void startBlocking(boolean blocking) {
        this.blocking = blocking;
    }

    /** Sets the mode by way of the attribute, before the start or after. */
    final void changeBlocking(boolean blocking) throws XcmException {
        if (started) {
            setBlocking(blocking);
        } else {
            startBlocking(blocking);
        }
    }

    /** Names the socket by what it is bound to. */
    final void nameBy(Optional<String> known) {
        known.ifPresent(text -> address = text);
    }

    /** Notes that the transport has started the socket. */
    final void started() {
        started = true;
    }

    final boolean isStarted() {
        return started;
    }

    /** Reads what any thread may read; nothing once the socket is shut. */
    final <T> Optional<T> read(Supplier<Optional<T>> getter) {
        if (!life.enter()) {
            return Optional.empty();
        }
        try {
            return getter.get();
        } finally {
            life.leave();
        }
    }

    /** Returns the attributes as they are now; the caller is inside. */
    final AttributeTree tree() {
        var tree = AttributeTree.builder();
        genericAttributes(tree);
        socket.attributes(tree);
        return tree.build();
    }

    /** Waits until there is nothing left to do; the caller is inside. */
    final void finishBlocking(String operation) throws XcmException {
        while (!finishStep(operation)) {
            waitFor(0, operation);
        }
    }

    /** Waits until the conditions hold, or for any other reason to look again. */
    final void waitFor(int conditions, String operation) throws XcmException {
        declare(conditions, operation);
        if (attention.watches.isNow()) {
            return;
        }
        try {
            life.sleep(attention.watches);
        } catch (ErrnoException e) {
            throw failure(e, operation);
        }
        requireOpen(operation);
        if (Thread.currentThread().isInterrupted()) {
            throw failure(Errno.EINTR, operation);
        }
    }

    /** Enters a poller. */
    final void attach(Attention.Key key) throws XcmException {
        enterNonBlocking("poll");
        try {
            if (attention.isInPoller()) {
                throw failure(Errno.EEXIST, "poll");
            }
            int result = attention.enter(key);
            if (result == 0) {
                result = attention.declare(socket, conditions, isFailed());
            }
            if (result < 0) {
                attention.leavePoller();
                throw failure(result, "poll");
            }
        } finally {
            leave();
        }
    }

    /** Leaves the poller; nothing happens if the socket is closed, as it has left then. */
    final void detach(Attention.Key key) {
        if (life.enter()) {
            try {
                attention.leavePoller();
            } finally {
                life.leave();
            }
        } else {
            life.afterEnd(attention::leavePoller);
        }
        key.dropped();
    }

    /** Ends the socket, as its transport goes: every operation fails from now on. */
    final void withdraw() {
        shut(Gate.WITHDRAWN);
    }

    /** Shuts the socket for a reason of {@link Gate}. */
    void shut(int reason) {
        life.shut(reason);
    }

    // ---- inside

    private void enterNonBlocking(String operation) throws XcmException {
        enter(operation);
        if (blocking) {
            leave();
            throw failure(Errno.EINVAL, operation);
        }
    }

    private void declare(int conditions, String operation) throws XcmException {
        int result = attention.declare(socket, conditions, isFailed());
        if (result < 0) {
            throw failure(result, operation);
        }
    }

    /** Fails if the socket was shut while the caller was inside. */
    final void requireOpen(String operation) throws XcmException {
        if (life.isShut()) {
            throw shutFailure(operation);
        }
    }

    private XcmException shutFailure(String operation) {
        return failure(life.isClosed() ? Errno.EBADF : Errno.ENOPROTOOPT, operation);
    }

    /** What happens when the last operation has left the shut socket. */
    private final class End implements Life.End {
        @Override
        public void ended() {
            LiveSockets.leave(XcmSocket.this);
            attention.declareEnded();
            if (!life.isClosed()) { // else it leaves the poller, and there is nothing to be reported
                attention.wakePoller();
            }
            try {
                socket.close();
            } finally {
                socket = null;
                release();
                context.release();
                attention.declareEnded(); // of no effect, unless there was no descriptor left to tell it by
            }
        }

        @Override
        public void closed() {
            attention.close();
        }
    }
}
