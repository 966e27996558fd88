package xcm.bench;

import java.io.IOException;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Is a PAIR socket of JeroMQ, over {@code tcp}, with byte arrays. Its own I/O thread writes and reads, so that
 * no work is done by one thread alone, and it batches by itself; calls block.
 */
final class JeromqPort implements Port {
    private final ZMQ.Socket socket;
    private final AutoCloseable shared;
    private final byte[][] out;
    private byte[] last = {};

    private JeromqPort(ZMQ.Socket socket, AutoCloseable shared, Payload payload) {
        this.socket = socket;
        this.shared = shared;
        this.out = payload.arrays();
    }

    static Ports open(Payload payload) {
        var context = new ZContext();
        var far = context.createSocket(SocketType.PAIR);
        var near = context.createSocket(SocketType.PAIR);
        near.connect("tcp://127.0.0.1:" + far.bindToRandomPort("tcp://127.0.0.1"));
        return new Ports(new JeromqPort(near, () -> {}, payload), new JeromqPort(far, context, payload));
    }

    @Override
    public boolean send(int index) throws IOException {
        if (!socket.send(out[index], 0)) {
            throw new IOException("cannot send: " + socket.errno());
        }
        return true;
    }

    @Override
    public boolean receive() throws IOException {
        byte[] received = socket.recv(0);
        if (received == null) {
            throw new IOException("cannot receive: " + socket.errno());
        }
        last = received;
        return true;
    }

    @Override
    public byte[] last() {
        return last.clone();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            shared.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
