package xcm.attr;

import java.util.Arrays;

/**
 * Holds the value of an attribute together with its type.
 *
 * <p>Values are immutable, and equal if type and content are.
 */
public sealed interface AttributeValue {

    /**
     * Gives the type.
     *
     * @return the type
     */
    AttributeType type();

    /**
     * Makes a value of type bool.
     *
     * @param value the content
     * @return the value
     */
    static Bool of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    /**
     * Makes a value of type int64.
     *
     * @param value the content
     * @return the value
     */
    static Int64 of(long value) {
        return new Int64(value);
    }

    /**
     * Makes a value of type double.
     *
     * @param value the content
     * @return the value
     */
    static Real of(double value) {
        return new Real(value);
    }

    /**
     * Makes a value of type string.
     *
     * @param value the content, cut at the first NUL
     * @return the value
     */
    static Text of(String value) {
        return new Text(value);
    }

    /**
     * Makes a value of type binary.
     *
     * @param value the content, may be empty; copied
     * @return the value
     */
    static Binary of(byte[] value) {
        return new Binary(value);
    }

    /**
     * Holds a boolean.
     *
     * @param value the content
     */
    record Bool(boolean value) implements AttributeValue {

        private static final Bool TRUE = new Bool(true);
        private static final Bool FALSE = new Bool(false);

        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }
    }

    /**
     * Holds an integer.
     *
     * @param value the content
     */
    record Int64(long value) implements AttributeValue {

        @Override
        public AttributeType type() {
            return AttributeType.INT64;
        }
    }

    /**
     * Holds a floating point number.
     *
     * @param value the content
     */
    record Real(double value) implements AttributeValue {

        @Override
        public AttributeType type() {
            return AttributeType.DOUBLE;
        }
    }

    /**
     * Holds text.
     *
     * @param value the content, without NUL
     */
    record Text(String value) implements AttributeValue {

        /**
         * Makes a value of the text before the first NUL, which ends a string for every peer written in C.
         *
         * @param value the content
         */
        public Text {
            int end = value.indexOf('\0');
            value = end < 0 ? value : value.substring(0, end);
        }

        @Override
        public AttributeType type() {
            return AttributeType.STRING;
        }
    }

    /**
     * Holds bytes.
     *
     * <p>They may be a private key: {@link #toString()} shows their number only.
     *
     * @param value the content; copied on the way in and out
     */
    record Binary(byte[] value) implements AttributeValue {

        /**
         * Makes a value of a copy of the bytes.
         *
         * @param value the content
         */
        public Binary {
            value = value.clone();
        }

        /**
         * Gives the content as a new array.
         *
         * @return the bytes
         */
        @Override
        public byte[] value() {
            return value.clone();
        }

        /**
         * Gives the number of bytes.
         *
         * @return 0 or more
         */
        public int length() {
            return value.length;
        }

        @Override
        public AttributeType type() {
            return AttributeType.BINARY;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary && Arrays.equals(value, binary.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Binary[" + value.length + " bytes]";
        }
    }
}
