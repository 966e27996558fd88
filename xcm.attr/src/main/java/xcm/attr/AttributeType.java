package xcm.attr;

/** Names the types of attribute values. */
public enum AttributeType {

    /** True or false. */
    BOOL(1),

    /** A signed integer of 64 bits. */
    INT64(2),

    /** Text. */
    STRING(3),

    /** Bytes. */
    BINARY(4),

    /** A floating point number of 64 bits. */
    DOUBLE(5);

    private final int code;

    AttributeType(int code) {
        this.code = code;
    }

    /**
     * Gives the number that stands for this type in the interfaces of the reference implementation.
     *
     * @return 1..5
     */
    public int code() {
        return code;
    }
}
