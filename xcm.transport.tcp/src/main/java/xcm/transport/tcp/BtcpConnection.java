package xcm.transport.tcp;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.addr.Host;
import xcm.api.spi.Counters;
import xcm.api.spi.Counters.Direction;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;

/** Carries a stream of bytes over TCP. */
final class BtcpConnection implements TransportConnection {
    private static final int MOST_BUFFERS = 1024; // IOV_MAX of man 2 sendmsg

    /** Names what a connection is doing. */
    enum State {
        /** Neither connecting nor accepted: the attributes are being set. */
        CREATED,
        /** The host name is being looked up. */
        RESOLVING,
        /** Addresses are being tried. */
        CONNECTING,
        /** Bytes can go both ways, or could until it broke. */
        CONNECTED,
        /** It could not be established. */
        FAILED
    }

    private final SocketContext context;
    private final Counters counters;
    private final ConnectionAttributes attributes;
    private volatile State state = State.CREATED;
    private Optional<Establishment> establishment = Optional.empty(); // while resolving or connecting

    /** Set before the state becomes CONNECTED, and never changed: whoever sees that state sees this. */
    private NativeSocket socket;

    private volatile Optional<String> localAddress = Optional.empty(); // once it was read
    private volatile Optional<String> remoteAddress = Optional.empty(); // once it was read

    private BtcpConnection(SocketContext context, ConnectionAttributes.Origin origin, Scope scope) {
        this.context = context;
        this.counters = context.counters();
        this.attributes = new ConnectionAttributes(this, origin, scope);
    }

    /** Makes one that is to connect. */
    static BtcpConnection toConnect(SocketContext context) {
        return new BtcpConnection(context, ConnectionAttributes.Origin.CONNECT, Scope.UNSET);
    }

    /** Makes one that a server with the given scope is to accept. */
    static BtcpConnection toAccept(SocketContext context, Scope scope) {
        return new BtcpConnection(context, ConnectionAttributes.Origin.ACCEPT, scope);
    }

    State state() {
        return state;
    }

    String scheme() {
        return context.scheme();
    }

    /** Returns the connected socket; empty before there is one. */
    Optional<NativeSocket> connected() {
        return state == State.CONNECTED ? Optional.of(socket) : Optional.empty();
    }

    // ---- establishment

    @Override
    public void connect(String address) throws ErrnoException {
        var remote = IpAddresses.parse(context.scheme(), address);
        if (remote.host() instanceof Host.Ipv4 && attributes.scope().isSet()) {
            throw new ErrnoException(Errno.EINVAL, "an IPv4 address has no scope: leave out " + Scope.NAME);
        } else if (remote.host() instanceof Host.Ipv6) {
            attributes.settle(AddressFamily.AF_INET6);
        }
        Optional<SockAddr> local = attributes.resolveLocal();
        establishment = Optional.of(new Establishment(remote, local, attributes));
        state = State.RESOLVING;
        int result = proceed();
        if (result < 0 && result != AGAIN) {
            throw new ErrnoException("connect", result);
        }
    }

    /** Takes a socket of an address family from a server's queue; 0, or a negative errno if its options cannot be set. */
    int adopt(NativeSocket accepted, int family) {
        become(accepted);
        return attributes.options().apply(accepted, family);
    }

    /** Makes progress with the establishment: 0 when connected, AGAIN, or a negative errno. */
    private int proceed() {
        if (state == State.CONNECTED) {
            return 0;
        }
        var pending = establishment.get();
        int result = pending.step();
        if (result == 0) {
            result = complete(pending);
        } else if (result == AGAIN) {
            state = pending.isResolving() ? State.RESOLVING : State.CONNECTING;
        }
        if (result < 0 && result != AGAIN) {
            state = State.FAILED;
            pending.close();
            establishment = Optional.empty();
        }
        return result;
    }

    private int complete(Establishment done) {
        var winner = done.finish();
        int result = attributes.options().applyChanges(winner.socket(), winner.options());
        if (result == 0) {
            establishment = Optional.empty();
            attributes.settle(winner.family());
            become(winner.socket());
        }
        return result;
    }

    private void become(NativeSocket connected) {
        socket = connected;
        state = State.CONNECTED;
    }

    // ---- data

    @Override
    public int send(ByteBuffer data) {
        int ready = proceed();
        return ready < 0 ? ready : sent(socket.send(data, 0));
    }

    @Override
    public int sendMany(ByteBuffer[] data, int offset, int count) {
        int ready = proceed();
        return ready < 0 ? ready : sent(socket.sendGather(data, offset, Math.min(count, MOST_BUFFERS), 0));
    }

    private int sent(int result) {
        if (result > 0) {
            counters.add(Direction.TO_LOWER, result);
        }
        return result;
    }

    @Override
    public int receive(ByteBuffer buffer) {
        int ready = proceed();
        return ready < 0 ? ready : received(socket.receive(buffer, 0));
    }

    @Override
    public int receiveMany(ByteBuffer[] buffers, int offset, int count) {
        int ready = proceed();
        return ready < 0 ? ready : received(socket.receiveScatter(buffers, offset, Math.min(count, MOST_BUFFERS), 0));
    }

    private int received(int result) {
        if (result > 0) {
            counters.add(Direction.FROM_LOWER, result);
        }
        return result;
    }

    @Override
    public int finish() {
        return proceed();
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        if (state == State.CONNECTED) {
            readiness.watchFor(socket.fd(), conditions);
        } else {
            establishment.ifPresent(pending -> pending.await(readiness));
        }
    }

    // ---- facts

    @Override
    public ServiceType service() {
        return ServiceType.BYTESTREAM;
    }

    @Override
    public String transport() {
        return "btcp";
    }

    @Override
    public int maxMessageSize() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        attributes.declare(tree);
    }

    @Override
    public void bindTo(String address) throws AttributeException {
        attributes.setLocal(address);
    }

    @Override
    public Optional<String> localAddress() {
        if (localAddress.isEmpty() && state == State.CONNECTED) {
            localAddress = text(socket::localAddress);
        }
        return localAddress;
    }

    @Override
    public Optional<String> remoteAddress() {
        if (remoteAddress.isEmpty() && state == State.CONNECTED) {
            remoteAddress = text(socket::remoteAddress);
        }
        return remoteAddress;
    }

    private interface Query {
        SockAddr ask() throws ErrnoException;
    }

    private Optional<String> text(Query query) {
        try {
            return Optional.of(IpAddresses.text(context.scheme(), query.ask()));
        } catch (ErrnoException e) {
            return Optional.empty(); // ENOTCONN: it was reset
        }
    }

    @Override
    public void close() {
        establishment.ifPresent(Establishment::close);
        connected().ifPresent(NativeSocket::close);
    }
}
