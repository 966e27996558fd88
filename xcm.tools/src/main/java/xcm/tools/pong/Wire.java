package xcm.tools.pong;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;

/**
 * Carries messages over a non-blocking connection of either service: over a byte stream each message is preceded by its
 * length, a 32-bit big-endian number.
 */
final class Wire implements AutoCloseable {
    /** The longest message. */
    static final int MAX_MESSAGE = 262144;

    /** The longest message over a byte stream. */
    static final int MAX_FRAME = 65536;

    private static final int HEADER = Integer.BYTES;

    private final XcmConnection connection;
    private final XcmPoller poller;
    private final boolean isStream;
    private final ByteBuffer outgoing =
            ByteBuffer.allocateDirect(HEADER + MAX_FRAME).limit(0);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(MAX_MESSAGE);

    Wire(XcmConnection connection) throws XcmException {
        this.connection = connection;
        connection.setBlocking(false);
        isStream = connection.attributes().getString("xcm.service").equals("bytestream");
        incoming.limit(0);
        poller = XcmPoller.open();
        poller.add(connection, () -> {});
    }

    int maxMessage() {
        return isStream ? MAX_FRAME : MAX_MESSAGE;
    }

    /** Takes a message from position to limit, which are left as they are; false if it cannot be taken now. */
    boolean offer(ByteBuffer message) throws IOException {
        if (!isStream) {
            int start = message.position();
            boolean isTaken = connection.send(message) > 0;
            message.position(start);
            return isTaken;
        }
        if (!flush()) {
            return false;
        }
        outgoing.clear().putInt(message.remaining()).put(message.duplicate()).flip();
        flush();
        return true;
    }

    /** Takes a message, waiting until it can be taken. */
    void send(ByteBuffer message) throws IOException {
        while (!offer(message)) {
            await(XcmSocket.SENDABLE);
        }
        while (!flush()) {
            await(XcmSocket.SENDABLE);
        }
    }

    /** Returns the next message, valid until the next call; one without content if there is none now. */
    ByteBuffer poll() throws IOException {
        flush();
        return isStream ? frame() : message();
    }

    /** Returns the next message, waiting for it. */
    ByteBuffer receive() throws IOException {
        var message = poll();
        while (!message.hasRemaining()) {
            await(XcmSocket.RECEIVABLE);
            message = poll();
        }
        return message;
    }

    /** Waits until a condition holds, or what is under way can proceed. */
    void await(int conditions) throws IOException {
        connection.await(conditions | (outgoing.hasRemaining() ? XcmSocket.SENDABLE : 0));
        poller.poll();
    }

    @Override
    public void close() {
        connection.close();
        poller.close();
    }

    private boolean flush() throws IOException {
        if (outgoing.hasRemaining()) {
            connection.send(outgoing);
        }
        return !outgoing.hasRemaining();
    }

    private ByteBuffer message() throws IOException {
        incoming.clear();
        receiveInto();
        return incoming.flip();
    }

    /** The buffer holds, from position to limit, what is received and not yet returned. */
    private ByteBuffer frame() throws IOException {
        if (!hasFrame()) {
            incoming.compact();
            receiveInto();
            incoming.flip();
        }
        if (!hasFrame()) {
            return incoming.slice(incoming.position(), 0);
        }
        int length = incoming.getInt();
        var frame = incoming.slice(incoming.position(), length);
        incoming.position(incoming.position() + length);
        return frame;
    }

    private boolean hasFrame() throws IOException {
        if (incoming.remaining() < HEADER) {
            return false;
        }
        int length = incoming.getInt(incoming.position());
        if (length < 1 || length > MAX_FRAME) {
            throw new IOException("Protocol error");
        }
        return incoming.remaining() >= HEADER + length;
    }

    private void receiveInto() throws IOException {
        if (connection.receive(incoming) == XcmConnection.END_OF_STREAM) {
            throw new EOFException("Connection closed");
        }
    }
}
