package xcm.api.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.ErrnoException;

/** Makes sockets of two alternatives, left and right; a connection keeps but one, a server both. */
final class EitherTransport implements Transport {
    private final String kept;
    private final List<SocketContext> contexts = new ArrayList<>();

    EitherTransport(String kept) {
        this.kept = kept;
    }

    /** Returns the contexts of the connections that were made. */
    List<SocketContext> contexts() {
        return contexts;
    }

    @Override
    public String name() {
        return "either";
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        return keep(
                context,
                context.alternative("left").connection("left", "left"),
                context.alternative("right").connection("right", "right"));
    }

    private TransportConnection keep(SocketContext context, TransportConnection left, TransportConnection right) {
        contexts.add(context);
        boolean isLeft = kept.equals("left");
        (isLeft ? right : left).close();
        context.drop(isLeft ? "right" : "left");
        return isLeft ? left : right;
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        return new Server(
                context.alternative("left").server("left", "left"),
                context.alternative("right").server("right", "right"));
    }

    private final class Server implements TransportServer {
        private final TransportServer left;
        private final TransportServer right;

        Server(TransportServer left, TransportServer right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public void bind(String address) {}

        @Override
        public TransportConnection connection(SocketContext context) throws ErrnoException {
            return keep(
                    context,
                    left.connection(context.alternative("left").part("left")),
                    right.connection(context.alternative("right").part("right")));
        }

        @Override
        public int accept(TransportConnection connection) {
            return 0;
        }

        @Override
        public void attributes(AttributeTreeBuilder tree) {}

        @Override
        public void await(int conditions, Readiness readiness) {
            readiness.now();
        }

        @Override
        public Optional<String> localAddress() {
            return Optional.empty();
        }

        @Override
        public void close() {
            left.close();
            right.close();
        }
    }
}
