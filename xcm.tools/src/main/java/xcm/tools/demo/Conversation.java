package xcm.tools.demo;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;

/**
 * Is the client's side: sends messages, or pieces of a byte stream, awaits that they come back, and compares. It sends and
 * receives at the same time: neither side can fill the other's buffers up, however large a piece is.
 */
final class Conversation implements AutoCloseable {
    /** The largest message of any transport, and the piece of a byte stream that stands for it, in bytes. */
    static final int LARGEST = 262144;

    private final XcmConnection connection;
    private final XcmPoller poller;
    private final ByteBuffer reply = ByteBuffer.allocateDirect(LARGEST);

    Conversation(XcmConnection connection) throws XcmException {
        this.connection = connection;
        connection.setBlocking(false);
        poller = XcmPoller.open();
        poller.add(connection, () -> {});
    }

    /** Exchanges a message of a size some times; returns the times that it took, in nanoseconds, sorted. */
    long[] exchange(int count, int size) throws IOException {
        var message = ByteBuffer.allocateDirect(size);
        for (int i = 0; i < size; i++) {
            message.put((byte) (i * 31 + size));
        }
        var nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = exchange(message.rewind());
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private long exchange(ByteBuffer message) throws IOException {
        reply.clear().limit(message.limit());
        long start = System.nanoTime();
        while (reply.hasRemaining()) {
            int sent = message.hasRemaining() ? connection.send(message) : 0;
            int received = connection.receive(reply);
            if (received == XcmConnection.END_OF_STREAM) {
                throw new EOFException("the server left");
            }
            if (sent == 0 && received == 0) {
                connection.await(XcmSocket.RECEIVABLE | (message.hasRemaining() ? XcmSocket.SENDABLE : 0));
                poller.poll();
            }
        }
        long nanos = System.nanoTime() - start;
        if (!reply.flip().equals(message.flip())) {
            throw new IOException("what came back is not what was sent");
        }
        return nanos;
    }

    @Override
    public void close() {
        connection.close();
        poller.close();
    }
}
