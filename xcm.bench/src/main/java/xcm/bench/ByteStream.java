package xcm.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Is one end of a byte stream. A call moves what can be moved now; if it is a blocking one, at least one byte. */
interface ByteStream extends AutoCloseable {
    /** Writes from a direct buffer and advances its position. */
    void write(ByteBuffer data) throws IOException;

    /** Writes from direct buffers by one system call and advances their positions. */
    void write(ByteBuffer[] data) throws IOException;

    /** Reads into a direct buffer; returns whether there was something. The end is an {@link java.io.EOFException}. */
    boolean read(ByteBuffer buffer) throws IOException;

    @Override
    void close() throws IOException;
}
