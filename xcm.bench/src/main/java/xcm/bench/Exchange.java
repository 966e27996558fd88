package xcm.bench;

import java.io.IOException;

/** Does a work: moves messages from one end of a connection to the other one, or to and fro. One thread at a time. */
interface Exchange extends AutoCloseable {
    /**
     * Does the work and returns when it is done.
     *
     * @param count of messages, or round trips; the message {@code i} of it is {@code i} modulo {@link Payload#count}
     */
    void run(int count) throws Exception;

    /** Returns a copy of the message that was received last. */
    byte[] last();

    @Override
    void close() throws IOException;
}
