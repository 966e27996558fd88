package xcm.tools.pong;

/** Is the first byte of a message: what the server shall do. */
enum Request {
    /** Send the whole message back. */
    REFLECT(1),
    /** Tell the CPU time that the server has used for this client: nanoseconds, a 64-bit big-endian number. */
    CPU_TIME(2),
    /** Close the connection. */
    TERMINATE(3);

    private final byte code;

    Request(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
