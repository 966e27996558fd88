package xcm.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/**
 * Sends messages over a byte stream, each after its length in four bytes, as one would by hand: small ones are copied behind
 * their lengths and written by one call, however many they are, large ones are gathered; what comes is read into a large
 * buffer and used there, without a copy.
 */
final class FramedPort implements Port {
    private static final int HEADER = 4;
    private static final int COPIED = 4096;
    private static final int ROOM = 256 * 1024;

    private final ByteStream stream;
    private final boolean blocking;
    private final ByteBuffer[] messages;
    private final ByteBuffer header;
    private final ByteBuffer[] gathered = new ByteBuffer[2];

    /** What is to be written stands between position and limit, but for a large message. */
    private final ByteBuffer out;

    /** What was read and not used stands between position and limit. */
    private final ByteBuffer in;

    private ByteBuffer large; // the message that is being written, or an empty buffer
    private int lastStart;
    private int lastLength;

    /** Sends by direct buffers. */
    FramedPort(ByteStream stream, Payload payload, boolean blocking) {
        this(stream, payload, blocking, ByteBuffer::allocateDirect);
    }

    /** Sends by such buffers as the stream wants. */
    FramedPort(ByteStream stream, Payload payload, boolean blocking, IntFunction<ByteBuffer> memory) {
        this.stream = stream;
        this.blocking = blocking;
        this.messages = payload.buffers(memory);
        this.header = memory.apply(HEADER);
        this.out = memory.apply(ROOM).limit(0);
        this.in = memory.apply(ROOM).limit(0);
        this.large = out;
        gathered[0] = header;
    }

    @Override
    public boolean send(int index) throws IOException {
        var message = messages[index].clear();
        if (out.hasRemaining() || large.hasRemaining()) {
            flush();
            return false;
        }
        if (message.remaining() <= COPIED) {
            out.clear();
            append(message);
            out.flip();
            flushSmall();
        } else {
            header.clear().putInt(0, message.remaining());
            large = message;
            flushLarge();
        }
        return true;
    }

    @Override
    public int sendMany(int index, int count) throws IOException {
        if (out.hasRemaining()) {
            flush();
            return 0;
        }
        out.clear();
        for (int i = index; i < index + count; i++) {
            append(messages[i].clear());
        }
        out.flip();
        flushSmall();
        return count;
    }

    private void append(ByteBuffer message) {
        out.putInt(message.remaining()).put(message);
    }

    @Override
    public void flush() throws IOException {
        if (out.hasRemaining()) {
            flushSmall();
        } else if (large.hasRemaining()) {
            flushLarge();
        }
    }

    private void flushSmall() throws IOException {
        do {
            stream.write(out);
        } while (blocking && out.hasRemaining());
    }

    private void flushLarge() throws IOException {
        gathered[1] = large;
        do {
            stream.write(gathered);
        } while (blocking && large.hasRemaining());
    }

    @Override
    public boolean receive() throws IOException {
        while (!next()) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int receiveMany(int count) throws IOException {
        if (!receive()) {
            return 0;
        }
        int received = 1;
        while (received < count && next()) {
            received++;
        }
        return received;
    }

    /** Takes the next message if it is here whole. */
    private boolean next() {
        int start = in.position();
        if (in.remaining() < HEADER) {
            return false;
        }
        int length = in.getInt(start);
        if (in.remaining() < HEADER + length) {
            return false;
        }
        lastStart = start + HEADER;
        lastLength = length;
        in.position(lastStart + length);
        return true;
    }

    private boolean fill() throws IOException {
        if (in.hasRemaining()) {
            if (in.capacity() - in.position() < HEADER + messages[0].capacity()) {
                in.compact().flip();
            }
        } else {
            in.position(0).limit(0);
        }
        int start = in.position();
        in.position(in.limit()).limit(in.capacity());
        boolean some = stream.read(in);
        in.limit(in.position()).position(start);
        return some;
    }

    @Override
    public byte[] last() {
        return Bytes.copy(in.duplicate().position(lastStart).limit(lastStart + lastLength));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
