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
    BATCHES("batches");

    /** How many messages a batch has. */
    static final int BATCH = 100;

    private final String text;

    Work(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
