package xcm.tools.xcm;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;

/** Forwards the standard input to a connection, and the connection to the standard output. */
final class Forwarder {
    /** How much is read from the standard input, or received, at once. Longer messages are truncated. */
    private static final int BUFFER = 65535;

    /** How many messages are received before others get their turn. */
    private static final int MAX_RECEIVED = 64;

    private enum State {
        FORWARDING,
        /** The standard input has ended: what is buffered is sent, then the connection is closed. */
        FINISHING,
        CLOSED
    }

    private final XcmConnection connection;
    private final Input input;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final ByteBuffer outgoing = ByteBuffer.allocate(BUFFER).limit(0);
    private final ByteBuffer incoming = ByteBuffer.allocate(BUFFER);
    private State state = State.FORWARDING;

    private Forwarder(XcmConnection connection, XcmPoller poller) {
        this.connection = connection;
        this.input = new Input(poller, this::inputReady);
    }

    /** Starts to forward. */
    static Forwarder start(XcmConnection connection, XcmPoller poller) throws XcmException {
        connection.setBlocking(false);
        var forwarder = new Forwarder(connection, poller);
        poller.add(connection, forwarder::connectionReady);
        forwarder.declare();
        return forwarder;
    }

    /** Forwards until one side ends, then closes the connection. */
    void run() throws IOException {
        try {
            while (state != State.CLOSED) {
                input.poll();
            }
        } finally {
            close();
        }
    }

    private void inputReady() throws IOException {
        int length;
        try {
            length = input.read(outgoing.array());
        } catch (IOException e) {
            throw new Failure("Error reading from fd", e);
        }
        if (length > 0) {
            outgoing.clear().limit(length);
        } else {
            state = State.FINISHING;
        }
        send();
    }

    private void connectionReady() throws IOException {
        if (outgoing.hasRemaining() || state == State.FINISHING) {
            send();
        }
        receive();
    }

    /** Sends what is left, or finishes. */
    private void send() throws IOException {
        try {
            if (outgoing.hasRemaining()) {
                connection.send(outgoing);
            }
            if (state == State.FINISHING && !outgoing.hasRemaining() && connection.finish()) {
                close();
            }
        } catch (XcmException e) {
            switch (e.errno()) {
                case EPIPE, ECONNRESET -> closedByPeer();
                default -> throw new Failure("Error sending to XCM", e);
            }
        }
        declare();
    }

    /** The peer does not want more, but what it sent before may still be there (ux). */
    private void closedByPeer() throws IOException {
        outgoing.limit(outgoing.position());
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = receiveOne();
            }
        } catch (Failure e) {
            if (!(e.reason() instanceof XcmException)) {
                throw e;
            }
        }
        close();
    }

    private void receive() throws IOException {
        int received = 0;
        while (state != State.CLOSED && received < MAX_RECEIVED && receiveOne()) {
            received++;
        }
    }

    private boolean receiveOne() throws IOException {
        int length;
        try {
            length = connection.receive(incoming.clear());
        } catch (XcmException e) {
            throw new Failure("Error receiving from XCM", e);
        }
        if (length == XcmConnection.END_OF_STREAM) {
            close();
        } else if (length > 0) {
            try {
                out.write(incoming.array(), 0, length);
            } catch (IOException e) {
                throw new Failure("Error sending to fd", e);
            }
        }
        return length > 0;
    }

    /** Says what is waited for. While something is left to send no more is read. */
    private void declare() throws XcmException {
        if (state == State.CLOSED) {
            return;
        }
        if (outgoing.hasRemaining() || state == State.FINISHING) {
            input.pause();
        } else {
            input.resume();
        }
        connection.await(XcmSocket.RECEIVABLE | (outgoing.hasRemaining() ? XcmSocket.SENDABLE : 0));
    }

    private void close() {
        state = State.CLOSED;
        input.pause();
        connection.close();
    }
}
