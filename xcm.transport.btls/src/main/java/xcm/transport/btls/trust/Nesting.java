package xcm.transport.btls.trust;

/**
 * Bounds how deep ASN.1 (X.690) that a peer has sent may be nested: parsers recur, at the worst until the stack is used up, and
 * not each version of BouncyCastle has a bound of its own.
 */
final class Nesting {
    /** What certificates need is less than half of it. */
    static final int DEEPEST = 32;

    private static final int CONSTRUCTED = 0x20; // a bit of a tag's first byte
    private static final int LONG_TAG = 0x1f;
    private static final int INDEFINITE = 0x80; // a length's first byte
    private static final int UNKNOWN_END = -1;

    private final byte[] encoded;

    /** Where the constructed values end that the current one is part of. */
    private final int[] ends = new int[DEEPEST];

    private int depth;
    private int position;

    private Nesting(byte[] encoded) {
        this.encoded = encoded;
    }

    /**
     * Checks an encoding, as far as it is one: whoever parses it comes no further either.
     *
     * @throws IllegalArgumentException it is nested too deep
     */
    static byte[] requireShallow(byte[] encoded) {
        var nesting = new Nesting(encoded);
        while (nesting.step()) {
            if (nesting.depth > DEEPEST) {
                throw new IllegalArgumentException("ASN.1 is nested deeper than " + DEEPEST);
            }
        }
        return encoded;
    }

    /** Goes on to the next tag; returns whether there was one. */
    private boolean step() {
        while (depth > 0 && ends[depth - 1] == position) {
            depth--;
        }
        if (encoded.length - position < 2) {
            return false;
        }
        int tag = encoded[position++];
        if ((tag & LONG_TAG) == LONG_TAG) {
            while (position < encoded.length && encoded[position++] < 0) {
                // the tag's number goes on
            }
        }
        int length = length();
        if (tag == 0 && length == 0 && depth > 0 && ends[depth - 1] == UNKNOWN_END) {
            depth--;
            return true;
        }
        if (length > encoded.length - position) {
            return false;
        }
        if ((tag & CONSTRUCTED) == 0) {
            position += Math.max(length, 0);
        } else if (depth < DEEPEST) {
            ends[depth++] = length < 0 ? UNKNOWN_END : position + length;
        } else {
            depth++;
        }
        return true;
    }

    /** Reads a length: {@link #UNKNOWN_END} if it is to be seen by the value's end; too large a one if there is none. */
    private int length() {
        if (position >= encoded.length) {
            return Integer.MAX_VALUE;
        }
        int first = encoded[position++] & 0xff;
        if (first == INDEFINITE) {
            return UNKNOWN_END;
        }
        if (first < INDEFINITE) {
            return first;
        }
        long length = 0;
        for (int count = first - INDEFINITE; count > 0 && position < encoded.length; count--) {
            length = Math.min(length << 8 | encoded[position++] & 0xff, Integer.MAX_VALUE);
        }
        return (int) length;
    }
}
