package xcm.bench;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.IntFunction;

/** Is the messages that are sent, in turn; each has its own content. Both ends know them. */
final class Payload {
    /** As many large messages as stay in a cache. */
    private static final int CACHED = 256 * 1024;

    private final int size;
    private final byte[][] messages;

    Payload(int size) {
        this.size = size;
        this.messages = new byte[Math.max(1, Math.min(Work.BATCH, CACHED / size))][size];
        for (int i = 0; i < messages.length; i++) {
            new Random(i).nextBytes(messages[i]);
        }
    }

    /** Returns the size of each message in bytes. */
    int size() {
        return size;
    }

    /** Returns how many different messages there are. */
    int count() {
        return messages.length;
    }

    /** Returns a message. */
    byte[] message(int index) {
        return messages[index];
    }

    /** Returns the messages as arrays of their own. */
    byte[][] arrays() {
        byte[][] copies = new byte[messages.length][];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = messages[i].clone();
        }
        return copies;
    }

    /** Returns the messages as direct buffers of their own. */
    ByteBuffer[] directBuffers() {
        return buffers(ByteBuffer::allocateDirect);
    }

    /** Returns the messages as buffers of their own. */
    ByteBuffer[] buffers(IntFunction<ByteBuffer> memory) {
        var buffers = empty(memory);
        for (int i = 0; i < buffers.length; i++) {
            buffers[i].put(messages[i]).flip();
        }
        return buffers;
    }

    /** Returns as many direct buffers as there are messages, with room for one each. */
    ByteBuffer[] emptyBuffers() {
        return empty(ByteBuffer::allocateDirect);
    }

    private ByteBuffer[] empty(IntFunction<ByteBuffer> memory) {
        var buffers = new ByteBuffer[messages.length];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = memory.apply(size);
        }
        return buffers;
    }
}
