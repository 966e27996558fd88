package xcm.tools.demo;

/** Is what there is to say of one transport: how it works, or why it does not. */
sealed interface Report {
    /** The transport's name. */
    String transport();

    /**
     * It works.
     *
     * @param transport the name
     * @param service {@code messaging} or {@code bytestream}
     * @param local the client's address
     * @param remote the server's address
     * @param messages that the client sent; each came back
     * @param bytes that the client sent
     * @param median of the round trips of a small message, in nanoseconds
     * @param best of the same
     * @param large the median of the round trips of a large message, in nanoseconds
     */
    record Works(
            String transport,
            String service,
            String local,
            String remote,
            long messages,
            long bytes,
            long median,
            long best,
            long large)
            implements Report {}

    /**
     * It is there, but fails.
     *
     * @param transport the name
     * @param reason what happened
     */
    record Fails(String transport, String reason) implements Report {}

    /**
     * It is known, but not there.
     *
     * @param transport the name
     */
    record Missing(String transport) implements Report {}
}
