package xcm.api.spi;

import static xcm.api.spi.Framing.HEADER_SIZE;

import java.nio.ByteBuffer;

/** Writes frames to a stream: one call of the stream may carry many. */
final class FrameWriter {
    private final TransportConnection stream;
    private final Counters counters;

    /** Frames that are not written yet stand between position and limit; {@link FrameBuffers#NONE} while there are none. */
    private ByteBuffer buffer = FrameBuffers.NONE;

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
