package xcm.api.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import xcm.api.XcmSocket;
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

/**
 * Connects at once to a peer that never says anything; its servers have no clients, or as many as they
 * want. A real descriptor each.
 */
final class SilentTransport implements Transport {
    private final String name;
    private final IntSupplier finishing;
    private final boolean clients;
    private IntSupplier receiving = () -> TransportConnection.AGAIN;
    private Runnable closing = () -> {};
    private final List<WeakReference<Object>> made = new ArrayList<>();

    SilentTransport(String name) {
        this(name, () -> 0, false);
    }

    /** Makes one whose connections do and say something when they are asked whether they are established. */
    SilentTransport(String name, IntSupplier finishing, boolean clients) {
        this.name = name;
        this.clients = clients;
        this.finishing = finishing;
    }

    /** Has connections say this when something is to be received. */
    SilentTransport receiving(IntSupplier result) {
        receiving = result;
        return this;
    }

    /** Has sockets do this when they are closed. */
    SilentTransport closing(Runnable action) {
        closing = action;
        return this;
    }

    /** Returns the sockets that were made; cleared references where nobody has them any more. */
    List<WeakReference<Object>> made() {
        return made;
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
        return make();
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        return make();
    }

    private Silence make() throws ErrnoException {
        var socket = new Silence();
        made.add(new WeakReference<>(socket));
        return socket;
    }

    private final class Silence implements TransportConnection, TransportServer {
        private final NativeSocket.Pair pair;

        Silence() throws ErrnoException {
            this.pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
        }

        @Override
        public void connect(String address) {}

        @Override
        public void bind(String address) {}

        @Override
        public TransportConnection connection(SocketContext context) throws ErrnoException {
            return make();
        }

        @Override
        public int accept(TransportConnection connection) {
            return clients ? 0 : AGAIN;
        }

        @Override
        public int send(ByteBuffer data) {
            return AGAIN;
        }

        @Override
        public int receive(ByteBuffer buffer) {
            return receiving.getAsInt();
        }

        @Override
        public int finish() {
            int result = finishing.getAsInt();
            return pair.first().fd().isOpen() ? result : -Errno.EBADF.code();
        }

        @Override
        public void await(int conditions, Readiness readiness) {
            if (conditions == XcmSocket.ACCEPTABLE && clients) {
                readiness.now();
            } else {
                readiness.watch(pair.first().fd(), Epoll.EPOLLIN);
            }
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
            closing.run();
        }
    }
}
