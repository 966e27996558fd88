package xcm.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Does the works in Netty's way: by handlers, in the event loop. Where one thread does the work, both channels are in one
 * loop, and the next messages are sent by the handler that received the last; in the ping-pong each channel has a loop of its
 * own. Framing is by LengthFieldPrepender and LengthFieldBasedFrameDecoder; a batch is one flush; messages are direct buffers
 * that are not copied; nobody asks for the outcome of a write (void promise).
 */
@SuppressWarnings("FutureReturnValueIgnored") // a void promise tells of a failure by exceptionCaught
final class NettyExchange implements Exchange {
    private static final int HEADER = 4;

    private final Optional<NettyTls> tls;
    private final Work work;
    private final ByteBuf[] messages;
    private final EventLoopGroup nearLoop;
    private final EventLoopGroup farLoop;
    private final Channel near;

    private final CompletableFuture<Void> accepted = new CompletableFuture<>();
    private CompletableFuture<Void> done = new CompletableFuture<>(); // set before a run, completed by the loop

    // Used by the loop of the end that counts.
    private int toReceive;
    private int toSend;
    private int inFlight;
    private int next;
    private volatile byte[] last = {}; // kept only at the end of a run

    private NettyExchange(NettyKit kit, Optional<NettyTls> tls, Work work, Payload payload)
            throws IOException, InterruptedException, ExecutionException {
        this.tls = tls;
        this.work = work;
        this.messages = Arrays.stream(payload.directBuffers())
                .map(Unpooled::wrappedBuffer)
                .map(Unpooled::unreleasableBuffer)
                .toArray(ByteBuf[]::new);
        this.nearLoop = kit.loop().get();
        boolean pingPong = work == Work.PING_PONG;
        this.farLoop = pingPong ? kit.loop().get() : nearLoop;
        this.near = kit.connect(
                new NettyKit.End(nearLoop, new Pipeline(pingPong, false)),
                new NettyKit.End(farLoop, new Pipeline(!pingPong, true)),
                accepted);
    }

    static Exchange open(NettyKit kit, Work work, Payload payload)
            throws IOException, InterruptedException, ExecutionException {
        return new NettyExchange(kit, Optional.empty(), work, payload);
    }

    static Exchange open(NettyKit kit, NettyTls tls, Work work, Payload payload)
            throws IOException, InterruptedException, ExecutionException {
        return new NettyExchange(kit, Optional.of(tls), work, payload);
    }

    /** Sets up the channel of one end: one counts what it receives, the other one, in the ping-pong, answers. */
    private final class Pipeline extends ChannelInitializer<Channel> {
        private final boolean counts;
        private final boolean far;

        Pipeline(boolean counts, boolean far) {
            this.counts = counts;
            this.far = far;
        }

        @Override
        protected void initChannel(Channel channel) {
            var handshake = tls.map(each -> each.addTo(channel, far).handshakeFuture());
            channel.pipeline()
                    .addLast(new LengthFieldBasedFrameDecoder(Case.LARGE * 4, 0, HEADER, 0, HEADER))
                    .addLast(new LengthFieldPrepender(HEADER))
                    .addLast(counts ? new Counting() : new Answering());
            if (far) {
                handshake.ifPresentOrElse(this::acceptAfter, () -> accepted.complete(null));
            }
        }

        /** Counts the channel as accepted when its handshake is done, and so that of the other end. */
        private void acceptAfter(Future<Channel> handshake) {
            handshake.addListener(future -> {
                if (future.isSuccess()) {
                    accepted.complete(null);
                } else {
                    accepted.completeExceptionally(future.cause());
                }
            });
        }
    }

    @Override
    public void run(int count) throws Exception {
        done = new CompletableFuture<>();
        near.eventLoop().execute(() -> {
            toReceive = count;
            toSend = count;
            inFlight = 0;
            next = 0;
            sendNext();
        });
        done.get();
    }

    private void sendNext() {
        int burst = work == Work.SINGLES || work == Work.BATCHES ? Work.BATCH : 1;
        int count = Math.min(burst, toSend);
        toSend -= count;
        inFlight = count;
        for (int i = 0; i < count; i++) {
            var message = messages[next].duplicate();
            next = next + 1 == messages.length ? 0 : next + 1;
            if (work == Work.BATCHES) {
                near.write(message, near.voidPromise());
            } else {
                near.writeAndFlush(message, near.voidPromise());
            }
        }
        if (work == Work.BATCHES) {
            near.flush();
        }
    }

    /** Counts the messages of a run and goes on when those in flight are here. */
    private final class Counting extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            inFlight--;
            toReceive--;
            if (toReceive == 0) {
                last = ByteBufUtil.getBytes(message);
                done.complete(null);
            } else if (inFlight == 0) {
                sendNext();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            done.completeExceptionally(cause);
        }
    }

    /** Sends a message for each that comes. */
    private final class Answering extends SimpleChannelInboundHandler<ByteBuf> {
        private int answer;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            context.writeAndFlush(messages[answer].duplicate(), context.voidPromise());
            answer = answer + 1 == messages.length ? 0 : answer + 1;
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
        near.close().syncUninterruptibly();
        NettyKit.stop(nearLoop);
        if (farLoop != nearLoop) {
            NettyKit.stop(farLoop);
        }
    }
}
