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
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SocketType;

/** Connects at once to a peer that never says anything; its servers are never asked. A real descriptor each. */
final class SilentTransport implements Transport {
    private final String name;
    private final Runnable finishing;

    SilentTransport(String name) {
        this(name, () -> {});
    }

    /** Makes one whose connections do something while they are asked whether they are established. */
    SilentTransport(String name, Runnable finishing) {
        this.name = name;
        this.finishing = finishing;
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
        return new Silence(name, finishing);
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        return new Silence(name, finishing);
    }

    private static final class Silence implements TransportConnection, TransportServer {
        private final String name;
        private final Runnable finishing;
        private final NativeSocket.Pair pair;

        Silence(String name, Runnable finishing) throws ErrnoException {
            this.name = name;
            this.finishing = finishing;
            this.pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
        }

        @Override
        public void connect(String address) {}

        @Override
        public void bind(String address) {}

        @Override
        public TransportConnection connection(SocketContext context) throws ErrnoException {
            return new Silence(name, finishing);
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
            finishing.run();
            return pair.first().fd().isOpen() ? 0 : -Errno.EBADF.code();
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
