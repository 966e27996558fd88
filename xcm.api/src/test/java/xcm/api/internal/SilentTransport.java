package xcm.api.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Epoll;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SocketType;

/** Connects at once to a peer that never says anything; its servers are never asked. A real descriptor each. */
final class SilentTransport implements Transport {
    private final String name;

    SilentTransport(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        return new Silence(name);
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        return new Silence(name);
    }

    private static final class Silence implements TransportConnection, TransportServer {
        private final String name;
        private final NativeSocket.Pair pair;

        Silence(String name) throws ErrnoException {
            this.name = name;
            this.pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
        }

        @Override
        public void connect(String address) {}

        @Override
        public void bind(String address) {}

        @Override
        public TransportConnection connection(SocketContext context) throws ErrnoException {
            return new Silence(name);
        }

        @Override
        public int accept(TransportConnection connection) {
            return AGAIN;
        }

        @Override
        public int send(ByteBuffer data) {
            return AGAIN;
        }

        @Override
        public int receive(ByteBuffer buffer) {
            return pair.first().receive(buffer, 0);
        }

        @Override
        public int finish() {
            return 0;
        }

        @Override
        public void await(int conditions, Readiness readiness) {
            readiness.watch(pair.first().fd(), Epoll.EPOLLIN);
        }

        @Override
        public ServiceType service() {
            return ServiceType.MESSAGING;
        }

        @Override
        public String transport() {
            return name;
        }

        @Override
        public int maxMessageSize() {
            return 100;
        }

        @Override
        public void attributes(AttributeTreeBuilder tree) {}

        @Override
        public Optional<String> localAddress() {
            return Optional.of(name + ":here");
        }

        @Override
        public Optional<String> remoteAddress() {
            return Optional.of(name + ":there");
        }

        @Override
        public void close() {
            pair.close();
        }
    }
}
