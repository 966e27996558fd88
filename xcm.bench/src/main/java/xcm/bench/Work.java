package xcm.bench;

/** Names the works that are measured. */
public enum Work {
    /** One thread sends a message and receives it at the other end, and only then the next. Counted: messages. */
    ONE_THREAD("one-thread"),
    /** One thread sends a message, another one receives it and sends one back; both sleep in between. Counted: round trips. */
    PING_PONG("ping-pong"),
    /** One thread sends 100 messages by a call each, and then receives them by a call each. Counted: messages. */
    SINGLES("singles"),
    /** One thread sends 100 messages by one call, and then receives them by as few as it takes. Counted: messages. */
    BATCHES("batches"),
    /**
     * One thread connects, receives a message and sees the end; another one accepts, sends the message and closes. Each
     * connection has a full handshake. Counted: connections.
     */
    CONNECTIONS("connections"),
    /** One thread signs a message, by ECDSA on the curve P-256. Counted: signatures. */
    SIGN("sign"),
    /** One thread verifies such a signature. Counted: signatures. */
    VERIFY("verify"),
    /** One thread encrypts and authenticates a message as a record of TLS is, by AES-256-GCM. Counted: messages. */
    SEAL("seal");

    /** How many messages a batch has. */
    static final int BATCH = 100;

    private final String text;

    Work(String text) {
        this.text = text;
    }

    /** Returns whether messages are moved, by a connection that stays. */
    boolean movesMessages() {
        return compareTo(CONNECTIONS) < 0;
    }

    /** Returns whether it takes so long that some are enough. */
    boolean isSlow() {
        return this == CONNECTIONS || this == SIGN || this == VERIFY;
    }

    @Override
    public String toString() {
        return text;
    }
}
