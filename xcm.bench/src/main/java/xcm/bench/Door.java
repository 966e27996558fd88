package xcm.bench;

import java.io.IOException;
import java.util.function.IntSupplier;

/** Is a server and who connects to it; each connection brings one message and ends. Two threads, one for each role. */
interface Door extends AutoCloseable {
    /** Waits for a connection, sends a message over it and closes it. The index of the message is asked for when it is there. */
    void welcome(IntSupplier index) throws Exception;

    /** Connects, receives a message and waits for the end, so that both ends have done all that it takes. */
    void visit() throws Exception;

    /** Returns a copy of the message that was received last. */
    byte[] last();

    @Override
    void close() throws IOException;
}
