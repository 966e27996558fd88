package xcm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import xcm.api.Xcm;
import xcm.api.XcmConnection;

/**
 * Is a connection of this project, over {@code ux}, {@code tcp} or {@code tls}, with direct buffers. Non-blocking where one thread does
 * the work, else blocking.
 */
final class XcmPort implements Port {
    private final XcmConnection connection;
    private final ByteBuffer[] out;
    private final ByteBuffer[] in;
    private int last;

    private XcmPort(XcmConnection connection, Payload payload) {
        this.connection = connection;
        this.out = payload.directBuffers();
        this.in = payload.emptyBuffers();
    }

    static Ports open(Transport transport, Payload payload, boolean blocking) throws Exception {
        try (var server = Xcm.server(transport.address(), transport.attributes(Credentials.FAR))) {
            var accepted = Parallel.start(server::accept); // both ends are needed for a handshake
            var near = Xcm.connect(server.localAddress().orElseThrow(), transport.attributes(Credentials.NEAR));
            var far = accepted.get();
            near.setBlocking(blocking);
            far.setBlocking(blocking);
            return new Ports(new XcmPort(near, payload), new XcmPort(far, payload));
        }
    }

    @Override
    public boolean send(int index) throws IOException {
        return connection.send(out[index].clear()) > 0;
    }

    @Override
    public void flush() throws IOException {
        connection.finish();
    }

    @Override
    public boolean receive() throws IOException {
        last = 0;
        int length = connection.receive(in[0].clear());
        if (length == XcmConnection.END_OF_STREAM) {
            throw new EOFException();
        }
        return length > 0;
    }

    @Override
    public int sendMany(int index, int count) throws IOException {
        for (int i = index; i < index + count; i++) {
            out[i].clear();
        }
        return connection.sendMany(out, index, count);
    }

    @Override
    public int receiveMany(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            in[i].clear();
        }
        int received = connection.receiveMany(in, 0, count);
        if (received == XcmConnection.END_OF_STREAM) {
            throw new EOFException();
        }
        if (received > 0) {
            last = received - 1;
        }
        return received;
    }

    @Override
    public byte[] last() {
        return Bytes.copy(in[last].duplicate().flip());
    }

    @Override
    public void close() {
        connection.close();
    }
}
