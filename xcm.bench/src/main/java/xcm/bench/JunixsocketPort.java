package xcm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.newsclub.net.unix.AFDatagramChannel;
import org.newsclub.net.unix.AFDatagramSocket;
import org.newsclub.net.unix.AFSocketType;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** Is a SOCK_SEQPACKET channel of junixsocket: blocking, as it is made, with direct buffers. */
final class JunixsocketPort implements Port {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final AFDatagramSocket<AFUNIXSocketAddress> socket;
    private final AFDatagramChannel<AFUNIXSocketAddress> channel;
    private final ByteBuffer[] out;
    private final ByteBuffer in;

    private JunixsocketPort(AFDatagramSocket<AFUNIXSocketAddress> socket, Payload payload) {
        this.socket = socket;
        this.channel = socket.getChannel();
        this.out = payload.directBuffers();
        this.in = ByteBuffer.allocateDirect(payload.size());
    }

    static Ports open(Payload payload) throws IOException {
        var name = "junixsocket-bench-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
        var address = AFUNIXSocketAddress.inAbstractNamespace(name);
        try (var server = AFUNIXDatagramSocket.newInstance(AFSocketType.SOCK_SEQPACKET)) {
            server.bind(address);
            server.listen(1);
            var near = AFUNIXDatagramSocket.newInstance(AFSocketType.SOCK_SEQPACKET);
            near.connect(address);
            return new Ports(new JunixsocketPort(near, payload), new JunixsocketPort(server.accept(), payload));
        }
    }

    @Override
    public boolean send(int index) throws IOException {
        return channel.write(out[index].clear()) > 0;
    }

    @Override
    public boolean receive() throws IOException {
        if (channel.read(in.clear()) <= 0) {
            throw new EOFException();
        }
        return true;
    }

    @Override
    public byte[] last() {
        return Bytes.copy(in.duplicate().flip());
    }

    @Override
    public void close() {
        socket.close();
    }
}
