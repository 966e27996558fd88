package xcm.bench;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Sends a message to a thread that sends one back, in turn. */
final class PingPong implements Exchange {
    private final Ports ports;
    private final int messages;
    private final Thread peer = new Thread(this::answer, "peer");
    private volatile boolean stopping;
    private volatile IOException failure; // null while the peer has none

    PingPong(Ports ports, Payload payload) {
        this.ports = ports;
        this.messages = payload.count();
        peer.setDaemon(true);
        peer.start();
    }

    @Override
    public void run(int count) throws IOException {
        try {
            var near = ports.near();
            for (int i = 0, index = 0; i < count; i++, index = index + 1 == messages ? 0 : index + 1) {
                near.send(index);
                near.receive();
            }
        } catch (IOException e) {
            if (failure != null) {
                e.addSuppressed(failure);
            }
            throw e;
        }
    }

    /** Sends a message for each that comes. */
    private void answer() {
        var far = ports.far();
        try {
            far.receive();
            for (int i = 0; !stopping; i++) {
                far.send(i % messages);
                far.receive();
            }
        } catch (IOException e) {
            failure = e;
            closeFar();
        }
    }

    /** Has the other end, which waits for an answer, see the end of the connection. */
    private void closeFar() {
        try {
            ports.far().close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public byte[] last() {
        return ports.near().last();
    }

    /** Lets the peer go by one more message, which it does not answer. */
    @Override
    public void close() throws IOException {
        try (ports) {
            stopping = true;
            ports.near().send(0);
            peer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
