package xcm.sample;

import java.nio.ByteBuffer;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;

/** Is the connection to one client, non-blocking, and the message that is on its way back. */
final class EchoClient implements AutoCloseable {
    private final XcmConnection connection;
    private final ByteBuffer message;
    private boolean left;

    EchoClient(XcmConnection connection) throws XcmException {
        this.connection = connection;
        try {
            connection.setBlocking(false);
            // What does not fit is cut off: a transport's largest message is the size to have.
            int largest = (int) connection.attributes().getInt64("xcm.max_msg_size");
            message = ByteBuffer.allocateDirect(largest).limit(0);
        } catch (XcmException e) {
            connection.close();
            throw e;
        }
    }

    /** Has a poller tell when there is something to do. */
    void join(XcmPoller poller) throws XcmException {
        connection.await(XcmSocket.RECEIVABLE);
        poller.add(connection, this::ready);
    }

    /** Moves one message; the poller calls again if there are more, after it has called those of others. */
    private void ready() {
        try {
            if (!message.hasRemaining()) {
                if (connection.receive(message.clear()) == XcmConnection.END_OF_STREAM) {
                    close();
                    return;
                }
                message.flip();
            }
            if (message.hasRemaining()) {
                connection.send(message);
            }
            // A client that does not read its echo has to wait, and so do its next messages: they stay in the kernel.
            connection.await(message.hasRemaining() ? XcmSocket.SENDABLE : XcmSocket.RECEIVABLE);
        } catch (XcmException e) {
            close(); // this client's failure is nobody else's
        }
    }

    /** Returns whether there is nothing more to do for it. */
    boolean hasLeft() {
        return left;
    }

    @Override
    public void close() {
        connection.close(); // leaves the poller, too
        left = true;
    }
}
