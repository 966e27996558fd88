package xcm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/** Is a SocketChannel of the JDK: TCP, or a UNIX domain stream. Non-blocking where one thread does the work. */
final class ChannelStream implements ByteStream {
    private final SocketChannel channel;

    private ChannelStream(SocketChannel channel, Transport transport, boolean blocking) throws IOException {
        this.channel = channel;
        if (transport == Transport.TCP) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        channel.configureBlocking(blocking);
    }

    static Ports open(Transport transport, Payload payload, boolean blocking) throws IOException {
        if (transport == Transport.TCP) {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return open(ServerSocketChannel.open(), loopback, transport, payload, blocking);
        }
        var folder = Files.createTempDirectory("bench");
        var file = folder.resolve("socket");
        try {
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            return open(server, UnixDomainSocketAddress.of(file), transport, payload, blocking);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static Ports open(
            ServerSocketChannel unbound, SocketAddress address, Transport transport, Payload payload, boolean blocking)
            throws IOException {
        try (var server = unbound.bind(address)) {
            var near = SocketChannel.open(server.getLocalAddress());
            var far = server.accept();
            return new Ports(
                    new FramedPort(new ChannelStream(near, transport, blocking), payload, blocking),
                    new FramedPort(new ChannelStream(far, transport, blocking), payload, blocking));
        }
    }

    @Override
    public void write(ByteBuffer data) throws IOException {
        channel.write(data);
    }

    @Override
    public void write(ByteBuffer[] data) throws IOException {
        channel.write(data);
    }

    @Override
    public boolean read(ByteBuffer buffer) throws IOException {
        int received = channel.read(buffer);
        if (received < 0) {
            throw new EOFException();
        }
        return received > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
