package xcm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.NativeSocket;
import xcm.linux.PollSet;
import xcm.linux.SockAddr;
import xcm.linux.SocketOptions;
import xcm.linux.SocketType;

/** Is a TCP socket and nothing else: send(2), sendmsg(2), recv(2), and poll(2) to wait, by the same binding. */
final class KernelStream implements ByteStream {
    private static final int AGAIN = -Errno.EAGAIN.code();

    private final NativeSocket socket;
    private final boolean blocking;
    private final PollSet readable = new PollSet();
    private final PollSet writable = new PollSet();

    private KernelStream(NativeSocket socket, boolean blocking) throws IOException {
        this.socket = socket;
        this.blocking = blocking;
        check(socket.setOption(SocketOptions.IPPROTO_TCP, SocketOptions.TCP_NODELAY, 1));
        readable.add(socket.fd().number(), PollSet.POLLIN);
        writable.add(socket.fd().number(), PollSet.POLLOUT);
    }

    static Ports open(Payload payload, boolean blocking) throws IOException {
        try (var server = NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0)) {
            check(server.bind(SockAddr.of(InetAddress.getLoopbackAddress(), 0)));
            check(server.listen(1));
            var near = NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0);
            int connected = near.connect(server.localAddress());
            if (connected != -Errno.EINPROGRESS.code()) {
                check(connected);
            }
            await(server);
            var far = NativeSocket.adopt(check(server.accept()));
            return new Ports(
                    new FramedPort(new KernelStream(near, blocking), payload, blocking),
                    new FramedPort(new KernelStream(far, blocking), payload, blocking));
        }
    }

    private static void await(NativeSocket server) {
        var poll = new PollSet();
        poll.add(server.fd().number(), PollSet.POLLIN);
        poll.poll(-1);
    }

    @Override
    public void write(ByteBuffer data) throws IOException {
        int sent = socket.send(data, 0);
        while (sent == AGAIN && blocking) {
            writable.poll(-1);
            sent = socket.send(data, 0);
        }
        check(sent);
    }

    @Override
    public void write(ByteBuffer[] data) throws IOException {
        int sent = socket.sendGather(data, 0, data.length, 0);
        while (sent == AGAIN && blocking) {
            writable.poll(-1);
            sent = socket.sendGather(data, 0, data.length, 0);
        }
        check(sent);
    }

    @Override
    public boolean read(ByteBuffer buffer) throws IOException {
        int received = socket.receive(buffer, 0);
        while (received == AGAIN && blocking) {
            readable.poll(-1);
            received = socket.receive(buffer, 0);
        }
        if (received == 0) {
            throw new EOFException();
        }
        check(received);
        return received > 0;
    }

    private static int check(int result) throws IOException {
        if (result < 0 && result != AGAIN) {
            throw new IOException(Errno.of(result).toString());
        }
        return result;
    }

    @Override
    public void close() {
        socket.close();
    }
}
