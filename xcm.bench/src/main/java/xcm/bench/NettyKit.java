package xcm.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Is one of Netty's transports: its event loops and its channels.
 *
 * @param transport what carries the messages
 * @param loop makes an event loop of one thread
 * @param client the class of the connecting channel
 * @param server the class of the listening channel
 */
record NettyKit(
        Transport transport,
        Supplier<EventLoopGroup> loop,
        Class<? extends Channel> client,
        Class<? extends ServerChannel> server) {
    static NettyKit epoll(Transport transport) {
        Supplier<EventLoopGroup> loop = () -> new EpollEventLoopGroup(1);
        return switch (transport) {
            case UX ->
                new NettyKit(transport, loop, EpollDomainSocketChannel.class, EpollServerDomainSocketChannel.class);
            case TCP, TLS -> new NettyKit(transport, loop, EpollSocketChannel.class, EpollServerSocketChannel.class);
        };
    }

    static NettyKit nio() {
        Supplier<EventLoopGroup> loop = () -> new NioEventLoopGroup(1);
        return new NettyKit(Transport.TCP, loop, NioSocketChannel.class, NioServerSocketChannel.class);
    }

    /** Is the loop and the handlers of an end. */
    record End(EventLoopGroup loop, ChannelHandler handler) {}

    /** Connects two channels; returns the connecting one when the other one is there too, which {@code accepted} tells. */
    Channel connect(End near, End far, Future<?> accepted)
            throws IOException, InterruptedException, ExecutionException {
        if (transport == Transport.TCP) {
            return connect(near, far, accepted, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        var folder = Files.createTempDirectory("bench");
        var file = folder.resolve("socket");
        try {
            return connect(near, far, accepted, new DomainSocketAddress(file.toFile()));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private Channel connect(End near, End far, Future<?> accepted, SocketAddress address)
            throws InterruptedException, ExecutionException {
        var serving = new ServerBootstrap().group(far.loop()).channel(server).childHandler(far.handler());
        var connecting = new Bootstrap().group(near.loop()).channel(client).handler(near.handler());
        if (transport == Transport.TCP) {
            serving.childOption(ChannelOption.TCP_NODELAY, true);
            connecting.option(ChannelOption.TCP_NODELAY, true);
        }
        var listener = serving.bind(address).sync().channel();
        try {
            var channel = connecting.connect(listener.localAddress()).sync().channel();
            accepted.get(); // a listener that is closed drops whom it has not accepted
            return channel;
        } finally {
            listener.close().sync();
        }
    }

    static void stop(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
