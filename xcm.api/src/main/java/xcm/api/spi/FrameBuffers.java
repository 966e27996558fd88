package xcm.api.spi;

import java.nio.ByteBuffer;

/**
 * Lends direct buffers to the connections that have bytes under way, so that an idle connection holds none.
 *
 * <p>Two sizes: most messages are small, and the largest frame has to fit into one buffer.
 */
final class FrameBuffers {
    static final int SMALL = 32 * 1024;
    static final int LARGE = Framing.HEADER_SIZE + Framing.MAX_MESSAGE_SIZE;

    /** From this length on it is cheaper to have the kernel gather and scatter than to copy a message. */
    static final int WORTH_NO_COPY = 8 * 1024;

    /** Stands for "none", so that no field is ever null. */
    static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static final Shelf<ByteBuffer> SMALLS = new Shelf<>(32, () -> ByteBuffer.allocateDirect(SMALL));
    private static final Shelf<ByteBuffer> LARGES = new Shelf<>(16, () -> ByteBuffer.allocateDirect(LARGE));

    private FrameBuffers() {}

    /** Returns an empty buffer (position 0, limit = capacity) of at least the given capacity, at most {@link #LARGE}. */
    static ByteBuffer take(int capacity) {
        return (capacity <= SMALL ? SMALLS : LARGES).take().clear();
    }

    static void give(ByteBuffer buffer) {
        if (buffer.capacity() == SMALL) {
            SMALLS.give(buffer);
        } else if (buffer.capacity() == LARGE) {
            LARGES.give(buffer);
        }
    }
}
