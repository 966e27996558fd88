package xcm.transport.ux;

import xcm.linux.MessageBatch;

/** Lends the memory with which many messages are moved at once, so that an idle connection holds none. Any thread. */
final class Batches {
    /** The most messages that one system call moves. */
    static final int SIZE = 128;

    private static final MessageBatch[] IDLE = new MessageBatch[16]; // guarded by the class; null from count on
    private static int count; // guarded by the class

    private Batches() {}

    /** Returns a batch for {@link #SIZE} messages, the caller's until {@link #give}. */
    static MessageBatch take() {
        synchronized (Batches.class) {
            if (count > 0) {
                var batch = IDLE[--count];
                IDLE[count] = null;
                return batch;
            }
        }
        return new MessageBatch(SIZE);
    }

    /** Takes a batch back; one too many is left to the garbage collector. */
    static synchronized void give(MessageBatch batch) {
        if (count < IDLE.length) {
            IDLE[count++] = batch;
        }
    }
}
