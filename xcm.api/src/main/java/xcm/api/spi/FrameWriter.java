package xcm.api.spi;

import static xcm.api.spi.Framing.HEADER_SIZE;

import java.nio.ByteBuffer;

/** Writes frames to a stream: one call of the stream may carry many. */
final class FrameWriter {
    private final TransportConnection stream;
    private final Counters counters;

    /** Frames that are not written yet stand between position and limit; {@link FrameBuffers#NONE} while there are none. */
    private ByteBuffer buffer = FrameBuffers.NONE;

    /** A header and the caller's message, written at once; empty until the first large message. */
    private ByteBuffer[] parts = {};

    /** Where the first frame that is not written whole begins. */
    private int frame;

    /** How many frames were written whole since {@link #begin}. */
    private int written;

    FrameWriter(TransportConnection stream, Counters counters) {
        this.stream = stream;
        this.counters = counters;
    }

    boolean isEmpty() {
        return !buffer.hasRemaining();
    }

    /** Starts anew, with room for at least one frame of a message of the given length. Nothing may be unwritten. */
    void begin(int length) {
        buffer = FrameBuffers.take(HEADER_SIZE + length).limit(0);
        frame = 0;
        written = 0;
    }

    /** Returns whether there are unwritten frames, and room for one more so that they are no more than so many bytes. */
    boolean hasRoom(int length, int most) {
        int wanted = HEADER_SIZE + length;
        return buffer.hasRemaining()
                && buffer.remaining() + wanted <= most
                && buffer.capacity() - buffer.limit() >= wanted;
    }

    /** Appends a frame and returns true, or returns false if it does not fit. Leaves the message's position alone. */
    boolean append(ByteBuffer message) {
        int length = message.remaining();
        int end = buffer.limit();
        if (buffer.capacity() - end < HEADER_SIZE + length) {
            return false;
        }
        buffer.limit(end + HEADER_SIZE + length);
        buffer.putInt(end, length);
        buffer.put(end + HEADER_SIZE, message, message.position(), length);
        return true;
    }

    /**
     * Writes the frame of one message without copying it first; what the stream does not take is buffered. Nothing may be
     * unwritten. Results as of {@link #flush}.
     */
    int writeThrough(ByteBuffer message) {
        if (parts.length == 0) {
            parts = new ByteBuffer[] {ByteBuffer.allocateDirect(HEADER_SIZE), FrameBuffers.NONE};
        }
        int length = message.remaining();
        parts[0].putInt(0, length).position(0);
        parts[1] = message;
        int sent = stream.sendMany(parts, 0, parts.length);
        parts[1] = FrameBuffers.NONE;
        if (sent == HEADER_SIZE + length) {
            counters.add(Counters.Direction.TO_LOWER, length);
            return 0;
        }
        if (sent >= 0 || sent == TransportConnection.AGAIN) {
            keep(message, length, Math.max(sent, 0));
            return sent > 0 ? flush() : TransportConnection.AGAIN; // the stream may take more in another call
        }
        return sent;
    }

    /** Buffers a frame of which some bytes are written; the message's position is behind those of its own. */
    private void keep(ByteBuffer message, int length, int sent) {
        begin(length);
        int rest = message.remaining();
        buffer.limit(HEADER_SIZE + length);
        buffer.putInt(0, length);
        buffer.put(HEADER_SIZE + length - rest, message, message.position(), rest);
        buffer.position(sent);
        message.position(message.limit());
    }

    /** Writes what stands in the buffer: 0 if all is written, else AGAIN or a negative errno. */
    int flush() {
        while (buffer.hasRemaining()) {
            int sent = stream.send(buffer);
            if (sent < 0) {
                return sent;
            }
            countWritten();
        }
        release();
        return 0;
    }

    /**
     * Forgets the frames of which nothing was written, but for the first one if there is no other, and returns how many
     * frames were written or are kept. To be called when {@link #flush} did not write all.
     */
    int settle() {
        if (written > 0 && frame == buffer.position()) {
            release();
            return written;
        }
        buffer.limit(endOfFrame());
        return written + 1;
    }

    void release() {
        FrameBuffers.give(buffer);
        buffer = FrameBuffers.NONE;
    }

    private void countWritten() {
        while (frame < buffer.limit() && endOfFrame() <= buffer.position()) {
            counters.add(Counters.Direction.TO_LOWER, buffer.getInt(frame));
            written++;
            frame = endOfFrame();
        }
    }

    private int endOfFrame() {
        return frame + HEADER_SIZE + buffer.getInt(frame);
    }
}
