package xcm.api.spi;

import static xcm.api.spi.Framing.HEADER_SIZE;
import static xcm.api.spi.Framing.MAX_MESSAGE_SIZE;

import java.nio.ByteBuffer;
import xcm.linux.Errno;

/** Reads frames off a stream: one call of the stream may bring many. */
final class FrameReader {
    private static final int EPROTO = -Errno.EPROTO.code();
    private static final int INCOMPLETE = TransportConnection.AGAIN;

    private final TransportConnection stream;
    private final Counters counters;

    /** What was read and not delivered is between position and limit; {@link FrameBuffers#NONE} while that is nothing. */
    private ByteBuffer buffer = FrameBuffers.NONE;

    /** The length of the last message: the next one is expected to be about as long. */
    private int last;

    /** A header and the caller's buffer, read into at once; empty until the first large message. */
    private ByteBuffer[] parts = {};

    FrameReader(TransportConnection stream, Counters counters) {
        this.stream = stream;
        this.counters = counters;
    }

    /** Receives one message, as {@link TransportConnection#receive}. */
    int receive(ByteBuffer destination) {
        if (last >= FrameBuffers.WORTH_NO_COPY && destination.remaining() >= last && !buffer.hasRemaining()) {
            int received = readThrough(destination);
            if (received != INCOMPLETE || !buffer.hasRemaining()) {
                return received;
            }
        }
        int length = next();
        return length <= 0 ? length : deliver(length, destination);
    }

    /** Receives many messages, as {@link TransportConnection#receiveMany}. */
    int receiveMany(ByteBuffer[] destinations, int offset, int count) {
        int length = next();
        if (length <= 0) {
            return length;
        }
        int done = 0;
        while (length > 0) {
            deliver(length, destinations[offset + done]);
            done++;
            length = done < count ? buffered() : 0;
        }
        return done;
    }

    /** Returns whether a frame stands whole in the buffer, or one that is none: reading brings a result at once. */
    boolean isReady() {
        return buffered() != INCOMPLETE;
    }

    void release() {
        FrameBuffers.give(buffer);
        buffer = FrameBuffers.NONE;
    }

    /**
     * Returns the payload length of the frame that stands whole in the buffer, reading from the stream for as long as that
     * brings something; 0 at the end of the stream, or a negative errno.
     */
    private int next() {
        int length = buffered();
        while (length == INCOMPLETE) {
            int read = fill();
            if (read <= 0) {
                if (!buffer.hasRemaining()) {
                    release();
                }
                return read;
            }
            length = buffered();
        }
        return length;
    }

    /** As {@link #next}, without reading from the stream. */
    private int buffered() {
        if (buffer.remaining() < HEADER_SIZE) {
            return INCOMPLETE;
        }
        int length = buffer.getInt(buffer.position());
        if (!isValid(length)) {
            return EPROTO;
        }
        return buffer.remaining() - HEADER_SIZE < length ? INCOMPLETE : length;
    }

    private static boolean isValid(int length) {
        return length > 0 && length <= MAX_MESSAGE_SIZE;
    }

    /** Moves the payload of the frame that stands in the buffer to the caller; returns the bytes that found room. */
    private int deliver(int length, ByteBuffer destination) {
        int start = buffer.position() + HEADER_SIZE;
        int stored = Math.min(length, destination.remaining());
        destination.put(destination.position(), buffer, start, stored);
        destination.position(destination.position() + stored);
        buffer.position(start + length);
        if (!buffer.hasRemaining()) {
            release();
        }
        count(length);
        return stored;
    }

    private void count(int length) {
        last = length;
        counters.add(Counters.Direction.FROM_LOWER, length);
    }

    /** Reads what the stream has into the room behind the bytes that are here. */
    private int fill() {
        makeRoom();
        int filled = buffer.limit();
        int start = buffer.position();
        buffer.limit(buffer.capacity()).position(filled);
        int read = stream.receive(buffer);
        buffer.limit(buffer.position()).position(start);
        return read;
    }

    private void makeRoom() {
        int needed = HEADER_SIZE;
        if (buffer.remaining() >= HEADER_SIZE) {
            needed += buffer.getInt(buffer.position()); // its range was checked
        }
        if (needed > buffer.capacity()) {
            var larger = FrameBuffers.take(needed).put(buffer).flip();
            release();
            buffer = larger;
        } else if (buffer.position() > 0) {
            buffer.compact().flip();
        }
    }

    /**
     * Reads a frame straight into the caller's buffer. If less than one frame has come, or more, that goes to our own
     * buffer; INCOMPLETE then says to go on there.
     */
    private int readThrough(ByteBuffer destination) {
        if (parts.length == 0) {
            parts = new ByteBuffer[] {ByteBuffer.allocateDirect(HEADER_SIZE), FrameBuffers.NONE};
        }
        var header = parts[0].clear();
        int start = destination.position();
        int limit = destination.limit();
        parts[1] = destination.limit(Math.min(limit, start + MAX_MESSAGE_SIZE));
        int read = stream.receiveMany(parts, 0, parts.length);
        parts[1] = FrameBuffers.NONE;
        int end = destination.position();
        destination.position(start).limit(limit);
        if (read <= 0) {
            return read;
        }
        int length = header.hasRemaining() ? 0 : header.getInt(0);
        if (!isValid(length) || length > end - start) {
            buffer = FrameBuffers.take(FrameBuffers.LARGE).put(header.flip());
            stash(destination, start, end);
            return INCOMPLETE;
        }
        if (length < end - start) {
            buffer = FrameBuffers.take(end - start - length);
            stash(destination, start + length, end);
        }
        destination.position(start + length);
        count(length);
        return length;
    }

    /** Appends bytes that came into the caller's buffer but do not belong there yet. */
    private void stash(ByteBuffer destination, int start, int end) {
        buffer.put(buffer.position(), destination, start, end - start);
        buffer.limit(buffer.position() + end - start).position(0);
    }
}
