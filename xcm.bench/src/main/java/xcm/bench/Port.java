package xcm.bench;

import java.io.IOException;

/**
 * Is one end of a connection, used by one thread. Where the work is done by one thread it does not wait, where it is done
 * by two it does: then each call returns when it has done what it says.
 */
interface Port extends AutoCloseable {
    /** Sends a message of the payload. Returns false if it could not be taken now; a part may be left to {@link #flush}. */
    boolean send(int index) throws IOException;

    /** Goes on with what {@link #send} took and did not write. */
    default void flush() throws IOException {}

    /** Receives a message; returns false if no whole one is there now. */
    boolean receive() throws IOException;

    /** Sends messages of the payload by as few calls as possible; returns how many were taken. */
    default int sendMany(int index, int count) throws IOException {
        throw new UnsupportedOperationException("sends one by one");
    }

    /** Receives up to {@code count} messages by as few calls as possible; returns how many were there. */
    default int receiveMany(int count) throws IOException {
        throw new UnsupportedOperationException("receives one by one");
    }

    /** Returns a copy of the message that was received last. */
    byte[] last();

    @Override
    void close() throws IOException;
}
