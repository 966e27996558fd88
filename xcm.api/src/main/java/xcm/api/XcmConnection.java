package xcm.api;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import xcm.api.spi.Counters;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeTreeBuilder;

/**
 * Is a connection: sends and receives messages, or the bytes of a stream ({@code btcp}, {@code btls}).
 *
 * <p>Results are values: a positive number is what was moved, {@code 0} means nothing can be moved now (non-blocking
 * only), and {@code -1} the end of the stream. All else is an {@link XcmException}.
 *
 * <pre>{@code
 * var buffer = ByteBuffer.allocateDirect(65536);
 * while (connection.receive(buffer.clear()) > 0) {
 *     connection.send(buffer.flip());
 * }
 * }</pre>
 *
 * <p>Direct buffers are fastest. See {@link XcmSocket} for the thread rules.
 */
public final class XcmConnection extends XcmSocket {
    /** The result of {@link #receive} at the end of the stream. */
    public static final int END_OF_STREAM = -1;

    private final Counters counters;
    private TransportConnection connection; // null when the socket has ended
    private Traffic traffic; // null when the socket has ended
    private volatile String lastTransport = ""; // what it was when the socket was shut

    XcmConnection(Context context, TransportConnection connection, String address) {
        super(context, connection, address);
        this.connection = connection;
        this.counters = context.counters();
        this.traffic = new Traffic(connection, counters);
    }

    @Override
    public String transport() {
        return read(() -> Optional.of(connection.transport())).orElse(lastTransport);
    }

    /** Returns the address of the other end; empty while it is not known, and after the socket's end. */
    public Optional<String> remoteAddress() {
        return read(() -> connection.remoteAddress());
    }

    /**
     * Sends a message, or bytes of a stream. Blocking: returns when all of it is handed to the kernel. Non-blocking: a
     * message is taken whole, even if it must be buffered, or not at all; of a stream as much as goes now.
     *
     * <p>Small messages that are sent in a row may share one record of {@code tls} if an event loop watches the socket, by
     * {@link #fd} or an {@link XcmPoller}: what is buffered then makes the socket ready, as always, and any other call, such as
     * {@link #finish}, sends it.
     *
     * @param data from position to limit; the position is advanced over what was taken. A message has 1 to
     *     {@code xcm.max_msg_size} bytes
     * @return the number of bytes taken; 0 if none can be taken now, or for no bytes of a stream
     * @throws XcmException EINVAL for an empty message; EMSGSIZE for one that is too large; EPIPE after the connection was
     *     closed; ECONNRESET, ETIMEDOUT, EPROTO, ... and again the same; EINTR; EBADF; ENOPROTOOPT
     */
    public int send(ByteBuffer data) throws XcmException {
        enter("send");
        try {
            check(data);
            return isBlocking() ? sendAll(data) : sendNow(data);
        } finally {
            leaveRearmed("send");
        }
    }

    /**
     * Sends many messages, or the bytes of a stream from many buffers, with as few system calls as possible. As
     * {@link #send} for each in turn, but all are checked before the first is sent.
     *
     * @param data the buffers
     * @param offset the index of the first one
     * @param count how many
     * @return how many messages, or whole buffers, were taken: all if blocking, else 0 to {@code count}. Of a stream the
     *     next buffer may be taken in part
     * @throws XcmException as {@link #send}; what was taken before a failure is not told
     * @throws IndexOutOfBoundsException if the range is not one of the array
     */
    public int sendMany(ByteBuffer[] data, int offset, int count) throws XcmException {
        Objects.checkFromIndexSize(offset, count, data.length);
        enter("send");
        try {
            for (int i = offset; i < offset + count; i++) {
                check(data[i]);
            }
            return isBlocking() ? sendAllOf(data, offset, count) : sendSomeOf(data, offset, count);
        } finally {
            leaveRearmed("send");
        }
    }

    /**
     * Receives a message, or bytes of a stream. What does not fit into the buffer of a message is discarded.
     *
     * @param buffer from position to limit; the position is advanced over what was stored
     * @return the number of bytes stored; 0 if nothing is there now, or the buffer has no room (a message is then
     *     discarded whole); {@link #END_OF_STREAM}
     * @throws XcmException ECONNRESET, ETIMEDOUT, EPROTO, ... and again the same; EINTR; EBADF; ENOPROTOOPT
     */
    public int receive(ByteBuffer buffer) throws XcmException {
        enter("receive");
        try {
            return buffer.hasRemaining() ? receiveInto(buffer) : receiveIntoNothing();
        } finally {
            leaveRearmed("receive");
        }
    }

    /**
     * Receives many messages, a buffer each, or the bytes of a stream into many buffers, with as few system calls as
     * possible. Blocking: waits for the first only.
     *
     * @param buffers the buffers, each with room for at least one byte; positions are advanced
     * @param offset the index of the first one
     * @param count how many, at least 1
     * @return how many buffers received something; 0 if nothing is there now; {@link #END_OF_STREAM}
     * @throws XcmException as {@link #receive}
     * @throws IllegalArgumentException if a buffer has no room, or there is none
     * @throws IndexOutOfBoundsException if the range is not one of the array
     */
    public int receiveMany(ByteBuffer[] buffers, int offset, int count) throws XcmException {
        Objects.checkFromIndexSize(offset, count, buffers.length);
        enter("receive");
        try {
            requireRoom(buffers, offset, count);
            int used = traffic.receiveMany(buffers, offset, count);
            while (used == AGAIN && isBlocking()) {
                waitFor(RECEIVABLE, "receive");
                used = traffic.receiveMany(buffers, offset, count);
            }
            return received(used);
        } finally {
            leaveRearmed("receive");
        }
    }

    // ---- sending

    private void check(ByteBuffer data) throws XcmException {
        int problem = traffic.check(data);
        if (problem < 0) {
            throw failure(problem, "send");
        }
    }

    private int sendNow(ByteBuffer data) throws XcmException {
        return data.hasRemaining() ? valueOf(traffic.send(data, isWatched()), "send") : 0;
    }

    private int sendAll(ByteBuffer data) throws XcmException {
        int start = data.position();
        while (data.hasRemaining()) {
            if (sendNow(data) == 0) {
                waitFor(SENDABLE, "send");
            }
        }
        finishBlocking("send");
        return data.position() - start;
    }

    private int sendSomeOf(ByteBuffer[] data, int offset, int count) throws XcmException {
        return count == 0 ? 0 : valueOf(traffic.sendMany(data, offset, count), "send");
    }

    private int sendAllOf(ByteBuffer[] data, int offset, int count) throws XcmException {
        int done = 0;
        while (done < count) {
            int taken = traffic.sendMany(data, offset + done, count - done);
            if (taken == AGAIN) {
                waitFor(SENDABLE, "send");
            } else {
                done += valueOf(taken, "send");
            }
        }
        finishBlocking("send");
        return done;
    }

    // ---- receiving

    private static void requireRoom(ByteBuffer[] buffers, int offset, int count) {
        if (count == 0) {
            throw new IllegalArgumentException("no buffer to receive into");
        }
        for (int i = offset; i < offset + count; i++) {
            if (!buffers[i].hasRemaining()) {
                throw new IllegalArgumentException("no room in buffer " + i);
            }
        }
    }

    private int receiveInto(ByteBuffer buffer) throws XcmException {
        int stored = traffic.receive(buffer);
        while (stored == AGAIN && isBlocking()) {
            waitFor(RECEIVABLE, "receive");
            stored = traffic.receive(buffer);
        }
        return received(stored);
    }

    /** A message is discarded; a stream stays as it is. */
    private int receiveIntoNothing() throws XcmException {
        return traffic.isMessaging() ? Math.min(receiveInto(ByteBuffer.allocate(1)), 0) : 0;
    }

    private int received(int result) throws XcmException {
        if (result == 0) {
            requireOpen("receive"); // else a peer that goes with the transport would look as if it had closed
            return END_OF_STREAM;
        }
        return valueOf(result, "receive");
    }

    /** Turns a transport's result into the application's: 0 for "not now", an exception for an errno. */
    private int valueOf(int result, String operation) throws XcmException {
        if (result >= 0) {
            return result;
        }
        if (result == AGAIN) {
            return 0;
        }
        requireOpen(operation); // the peer may have gone with the transport: that is why
        throw failure(result, connection.explanation(), operation);
    }

    // ---- what the parent asks for

    @Override
    int validConditions() {
        return RECEIVABLE | SENDABLE;
    }

    @Override
    boolean finishStep(String operation) throws XcmException {
        int result = traffic.finish();
        return result == 0 || valueOf(result, operation) != 0;
    }

    @Override
    boolean isFailed() {
        return traffic.hasFailed();
    }

    @Override
    void genericAttributes(AttributeTreeBuilder tree) {
        GenericAttributes.ofConnection(tree, this, connection, counters);
    }

    @Override
    void shut(int reason) {
        try {
            lastTransport = transport();
        } finally {
            super.shut(reason);
        }
    }

    @Override
    void release() {
        connection = null;
        traffic = null;
    }
}
