package xcm.bench;

import java.io.IOException;

/**
 * Is the two ends of a connection.
 *
 * @param near the end that sends first
 * @param far the end that receives first
 */
record Ports(Port near, Port far) implements AutoCloseable {
    /** Returns what does a work with the two. */
    Exchange exchange(Work work, Payload payload) {
        return switch (work) {
            case ONE_THREAD -> new OneThread(this, payload);
            case PING_PONG -> new PingPong(this, payload);
            case SINGLES -> new Singles(this, payload);
            case BATCHES -> new Batches(this);
            default -> throw new IllegalArgumentException("no messages: " + work);
        };
    }

    /** Returns whether the ends have to wait in a work. */
    static boolean isBlocking(Work work) {
        return work == Work.PING_PONG;
    }

    @Override
    public void close() throws IOException {
        try (far) {
            near.close();
        }
    }
}
