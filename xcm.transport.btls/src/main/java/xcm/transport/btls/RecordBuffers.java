package xcm.transport.btls;

import java.nio.ByteBuffer;
import xcm.api.spi.Shelf;

/**
 * Lends buffers to the connections that have bytes under way, so that an idle connection holds none.
 *
 * <p>They are arrays: the engines' ciphers work on arrays, and would copy what is not.
 */
final class RecordBuffers {
    /** Room for 64 KiB of data and its header in records, and for a largest one besides (RFC 8446 5.2). */
    static final int SIZE = 96 * 1024;

    /** Stands for "none", so that no field is ever null. */
    static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static final Shelf<ByteBuffer> SHELF = new Shelf<>(32, () -> ByteBuffer.allocate(SIZE));

    private RecordBuffers() {}

    /** Returns a buffer in which nothing is: position and limit are 0. */
    static ByteBuffer take() {
        return SHELF.take().clear().limit(0);
    }

    static void give(ByteBuffer buffer) {
        if (buffer.capacity() == SIZE) {
            SHELF.give(buffer);
        }
    }
}
