package xcm.api.spi;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.attr.AttributeException;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Is a transport's connection. Results are those of the kernel's calls: a positive number of bytes, zero at the end of the
 * stream ({@code receive}), or a negative errno; {@link #AGAIN} says that nothing can be done now.
 *
 * <p>Failures need not be remembered: after any errno but {@link #AGAIN}, if {@link #failuresLast()}, neither
 * {@code send}, {@code receive} nor {@code finish} is called again.
 */
public interface TransportConnection extends TransportSocket {
    /** The result of a call that could do nothing now: {@code -EAGAIN}. */
    int AGAIN = -Errno.EAGAIN.code();

    /**
     * Starts to connect and makes one step of progress; {@link #finish} makes the further ones.
     *
     * @param address where to, in the scheme of the context, not yet checked
     * @throws ErrnoException EINVAL if the address is malformed, or the errno of a failure that shows at once
     */
    void connect(String address) throws ErrnoException;

    /**
     * Sends one message, or bytes of a stream. A messaging transport takes all or nothing, and may buffer one message;
     * it is never handed an empty or an oversized one.
     *
     * @param data from position to limit; the position is advanced over what was taken
     * @return the number of bytes taken, more than 0; {@link #AGAIN}; or a negative errno
     */
    int send(ByteBuffer data);

    /**
     * Sends as {@link #send}, but may keep the message in the buffer, to go together with the next ones. Only called while
     * an event loop watches: it finds the socket ready as long as {@link #await} says that something is buffered, and calls
     * again.
     *
     * @param data as of {@link #send}
     * @return as of {@link #send}
     */
    default int sendSoon(ByteBuffer data) {
        return send(data);
    }

    /**
     * Receives one message, or bytes of a stream. What does not fit of a message is discarded.
     *
     * @param buffer from position to limit, at least one byte; the position is advanced over what was stored
     * @return the number of bytes stored; 0 at the end of the stream; {@link #AGAIN}; or a negative errno
     */
    int receive(ByteBuffer buffer);

    /**
     * Sends many messages, or gathers the bytes of a stream from many buffers, with as few system calls as possible.
     *
     * @param data the buffers; positions are advanced over what was taken
     * @param offset the first buffer to send
     * @param count how many buffers, at least 1
     * @return messaging: how many messages were taken, at least 1; stream: how many bytes; else {@link #AGAIN} or a
     *     negative errno that concerns the first one
     */
    default int sendMany(ByteBuffer[] data, int offset, int count) {
        return Many.send(this, data, offset, count);
    }

    /**
     * Receives many messages, a buffer each, or scatters the bytes of a stream over many buffers.
     *
     * @param buffers the buffers, each with at least one byte of room; positions are advanced over what was stored
     * @param offset the first buffer to use
     * @param count how many buffers, at least 1
     * @return messaging: how many messages were received, at least 1; stream: how many bytes; else 0 at the end of the
     *     stream, {@link #AGAIN} or a negative errno
     */
    default int receiveMany(ByteBuffer[] buffers, int offset, int count) {
        return Many.receive(this, buffers, offset, count);
    }

    /**
     * Makes progress with the establishment and with what is buffered.
     *
     * @return 0 if the connection is established and nothing is buffered; {@link #AGAIN}; or a negative errno
     */
    int finish();

    /** Returns whether a failure of this transport is final: true for all but those that keep no state. */
    default boolean failuresLast() {
        return true;
    }

    /**
     * Returns why the last failure was, in words for whoever reads the exception: what is wrong, and what to do. Empty if
     * the errno says it all.
     */
    default String explanation() {
        return "";
    }

    /**
     * Returns how many bytes of this stream are best sent together, such as those of one record; 0 if it makes no
     * difference.
     */
    default int recordSize() {
        return 0;
    }

    /** Returns the service of this connection. */
    ServiceType service();

    /** Returns the name of the transport that carries this connection, the value of {@code xcm.transport}. */
    String transport();

    /** Returns the size of the largest message, in bytes, at least 1; of no meaning for a byte stream. */
    int maxMessageSize();

    /**
     * Sets the address that {@link #connect} shall bind to, the attribute {@code xcm.local_addr}.
     *
     * @param address in the scheme of the context, not yet checked
     * @throws AttributeException EACCES if this transport or this connection cannot choose it; EINVAL if it is malformed
     */
    default void bindTo(String address) throws AttributeException {
        throw AttributeException.access("xcm.local_addr", "it cannot be chosen for this connection");
    }

    /** Returns the address of the other end, in the scheme of the context; empty while it is not known. */
    Optional<String> remoteAddress();
}
