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

    /** What was read and not delivered is between position and limit; {@link FrameBuffers#NONE} while that is nothing. */
    private ByteBuffer buffer = FrameBuffers.NONE;

    FrameReader(TransportConnection stream) {
        this.stream = stream;
    }

    /**
     * Returns the payload length of the frame that stands whole in the buffer, reading once more from the stream for as
     * long as that brings something; 0 at the end of the stream, or a negative errno.
     */
    int next() {
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
    int buffered() {
        if (buffer.remaining() < HEADER_SIZE) {
            return INCOMPLETE;
        }
        int length = buffer.getInt(buffer.position());
        if (length <= 0 || length > MAX_MESSAGE_SIZE) {
            return EPROTO;
        }
        return buffer.remaining() - HEADER_SIZE < length ? INCOMPLETE : length;
    }

    /** Moves the payload of the frame that stands in the buffer to the caller; returns the bytes that found room. */
    int deliver(int length, ByteBuffer destination) {
        int start = buffer.position() + HEADER_SIZE;
        int stored = Math.min(length, destination.remaining());
        destination.put(destination.position(), buffer, start, stored);
        destination.position(destination.position() + stored);
        buffer.position(start + length);
        if (!buffer.hasRemaining()) {
            release();
        }
        return stored;
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

    void release() {
        FrameBuffers.give(buffer);
        buffer = FrameBuffers.NONE;
    }
}
