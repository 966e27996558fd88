package xcm.transport.tcp;

import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SocketOptions;
import xcm.linux.SocketType;

/** Listens for TCP connections. */
final class BtcpServer implements TransportServer {
    private static final int BACKLOG = 32;

    private final SocketContext context;
    private int family; // set by bind
    private Optional<NativeSocket> socket = Optional.empty(); // set by bind
    private volatile Optional<String> localAddress = Optional.empty(); // set by bind
    private volatile Scope scope = Scope.UNSET;

    BtcpServer(SocketContext context) {
        this.context = context;
    }

    @Override
    public void bind(String address) throws ErrnoException {
        var wanted = IpAddresses.parse(context.scheme(), address);
        var local = IpAddresses.resolve(wanted, scope);
        family = local.family();
        if (family == AddressFamily.AF_INET && scope.isSet()) {
            throw new ErrnoException(Errno.EINVAL, "an IPv4 address has no scope: leave out " + Scope.NAME);
        }
        var listener = NativeSocket.open(family, SocketType.SOCK_STREAM, SocketType.IPPROTO_TCP);
        socket = Optional.of(listener); // closed with this
        check("setsockopt TOS", TcpOptions.mark(listener, family));
        if (family == AddressFamily.AF_INET6) {
            check("setsockopt IP_TOS", TcpOptions.markIpv4(listener));
            scope = scope.orGlobal();
        }
        if (wanted.port() != 0) {
            check(
                    "setsockopt SO_REUSEADDR",
                    listener.setOption(SocketOptions.SOL_SOCKET, SocketOptions.SO_REUSEADDR, 1));
        }
        check("bind", listener.bind(local));
        check("listen", listener.listen(BACKLOG));
        localAddress = Optional.of(IpAddresses.text(context.scheme(), listener.localAddress()));
    }

    private static void check(String call, int result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, result);
        }
    }

    @Override
    public TransportConnection connection(SocketContext accepted) {
        return BtcpConnection.toAccept(accepted, scope);
    }

    @Override
    public int accept(TransportConnection connection) {
        int fd = socket.get().accept();
        return fd < 0 ? fd : ((BtcpConnection) connection).adopt(NativeSocket.adopt(fd), family);
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        tree.int64(Scope.NAME, () -> scope.read(), this::setScope);
    }

    private void setScope(long value) throws AttributeException {
        if (socket.isPresent()) {
            throw AttributeException.access(Scope.NAME, "it can only be chosen when the server is created");
        }
        scope = Scope.of(value);
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        readiness.watchFor(socket.get().fd(), conditions);
    }

    @Override
    public Optional<String> localAddress() {
        return localAddress;
    }

    @Override
    public void close() {
        socket.ifPresent(NativeSocket::close);
    }
}
