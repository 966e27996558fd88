package xcm.bench;

import java.nio.ByteBuffer;

/** Copies bytes. */
final class Bytes {
    private Bytes() {}

    /** Returns the remaining bytes. */
    static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
