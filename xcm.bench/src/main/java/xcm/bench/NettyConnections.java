package xcm.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Connects, in Netty's way: each end has a loop; the accepting one sends a message when the handshake is done and closes, and
 * the handler that sees the end of a connection starts the next.
 */
@SuppressWarnings("FutureReturnValueIgnored") // handlers learn of what fails
final class NettyConnections implements Exchange {
    private final NettyTls tls;
    private final byte[][] messages;
    private final EventLoopGroup nearLoop;
    private final EventLoopGroup farLoop;
    private final Bootstrap connecting;
    private final Channel listener;

    private CompletableFuture<Void> done = new CompletableFuture<>(); // set before a run, completed by a loop
    private volatile int next; // changed by the loop of the accepting end while somebody is there, else before a run
    private int toConnect; // used by the connecting end's loop
    private volatile byte[] last = {};

    private NettyConnections(NettyKit kit, NettyTls tls, Payload payload) throws InterruptedException {
        this.tls = tls;
        this.messages = payload.arrays();
        nearLoop = kit.loop().get();
        farLoop = kit.loop().get();
        listener = new ServerBootstrap()
                .group(farLoop)
                .channel(kit.server())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Far())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        connecting = new Bootstrap()
                .group(nearLoop)
                .channel(kit.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Near())
                .remoteAddress(listener.localAddress());
    }

    static Exchange open(NettyKit kit, NettyTls tls, Payload payload) throws InterruptedException {
        return new NettyConnections(kit, tls, payload);
    }

    @Override
    public void run(int count) throws Exception {
        done = new CompletableFuture<>();
        next = 0;
        nearLoop.execute(() -> {
            toConnect = count;
            connect();
        });
        done.get();
    }

    private void connect() {
        connecting.connect().addListener(future -> {
            if (!future.isSuccess()) {
                done.completeExceptionally(future.cause());
            }
        });
    }

    /** Sets up a connecting channel. */
    private final class Near extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            tls.addTo(channel, false);
            channel.pipeline().addLast(new FixedLengthFrameDecoder(messages[0].length), new Visiting());
        }
    }

    /** Receives a message and the end. */
    private final class Visiting extends SimpleChannelInboundHandler<ByteBuf> {
        private boolean received;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            last = ByteBufUtil.getBytes(message);
            received = true;
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!received) {
                done.completeExceptionally(new IllegalStateException("no message"));
            } else if (--toConnect == 0) {
                done.complete(null);
            } else {
                connect();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            done.completeExceptionally(cause);
        }
    }

    /** Sets up an accepted channel. */
    private final class Far extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            tls.addTo(channel, true);
            channel.pipeline().addLast(new Welcoming());
        }
    }

    /** Sends a message and closes. */
    private final class Welcoming extends ChannelInboundHandlerAdapter {
        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // by this loop alone while somebody is there
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                if (handshake.isSuccess()) {
                    int index = next;
                    next = index + 1 == messages.length ? 0 : index + 1;
                    context.writeAndFlush(Unpooled.wrappedBuffer(messages[index]))
                            .addListener(ChannelFutureListener.CLOSE);
                } else {
                    done.completeExceptionally(handshake.cause());
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            done.completeExceptionally(cause);
        }
    }

    @Override
    public byte[] last() {
        return last;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        NettyKit.stop(nearLoop);
        NettyKit.stop(farLoop);
    }
}
