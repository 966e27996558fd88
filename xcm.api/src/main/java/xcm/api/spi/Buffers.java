package xcm.api.spi;

import java.nio.ByteBuffer;

/** Measures ranges of buffers. */
public final class Buffers {
    private Buffers() {}

    /**
     * Returns the bytes between position and limit of many buffers together.
     *
     * @param buffers the buffers
     * @param offset the index of the first one
     * @param count how many
     */
    public static long remaining(ByteBuffer[] buffers, int offset, int count) {
        long sum = 0;
        for (int i = offset; i < offset + count; i++) {
            sum += buffers[i].remaining();
        }
        return sum;
    }
}
