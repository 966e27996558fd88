package xcm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSocket;

/** Is an SSLSocket of the JDK, which blocks always; with buffers that have an array. What is written by one call is copied together first. */
final class SslSocketStream implements ByteStream {
    private final SSLSocket socket;
    private final OutputStream out;
    private final InputStream in;
    private final ByteBuffer together = ByteBuffer.allocate(Case.LARGE * 2);

    private SslSocketStream(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = socket.getInputStream();
    }

    static Ports open(Payload payload) throws Exception {
        try (var server = new SslSocketServer(Case.LARGE * 4)) {
            var accepted = Parallel.start(server::accept);
            var near = server.connect();
            return new Ports(port(near, payload), port(accepted.get(), payload));
        }
    }

    private static Port port(SSLSocket socket, Payload payload) throws IOException {
        return new FramedPort(new SslSocketStream(socket), payload, true, ByteBuffer::allocate);
    }

    @Override
    public void write(ByteBuffer data) throws IOException {
        out.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
        data.position(data.limit());
    }

    @Override
    public void write(ByteBuffer[] data) throws IOException {
        together.clear();
        for (var each : data) {
            together.put(each);
        }
        write(together.flip());
    }

    @Override
    public boolean read(ByteBuffer buffer) throws IOException {
        int received = in.read(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        if (received < 0) {
            throw new EOFException();
        }
        buffer.position(buffer.position() + received);
        return received > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
