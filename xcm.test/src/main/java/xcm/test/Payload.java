package xcm.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Random;

/** Makes what is sent, and reads what was received. */
final class Payload {
    private Payload() {}

    /** Encodes a text into a fresh buffer. */
    static ByteBuffer text(String text) {
        return UTF_8.encode(text);
    }

    /** Decodes what stands before the position of a buffer. */
    static String textOf(ByteBuffer buffer) {
        return UTF_8.decode(buffer.duplicate().flip()).toString();
    }

    /** Makes a direct buffer of random bytes, always the same for the same seed. */
    static ByteBuffer random(int length, long seed) {
        return ByteBuffer.allocateDirect(length).put(randomBytes(length, seed)).flip();
    }

    /** Makes random bytes, always the same for the same seed. */
    static byte[] randomBytes(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Makes a message of a length that begins with its number, as far as there is room. */
    static ByteBuffer numbered(int number, int length) {
        var message = ByteBuffer.allocate(length);
        return length >= Integer.BYTES ? message.putInt(0, number) : message;
    }
}
