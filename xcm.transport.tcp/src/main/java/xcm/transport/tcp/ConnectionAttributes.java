package xcm.transport.tcp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.AddressFamily;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;
import xcm.linux.TcpInfo;

/** Holds what a connection can be told before it is established, and declares all its attributes. */
final class ConnectionAttributes implements Establishment.Plan {
    private static final String LOCAL = "xcm.local_addr";
    private static final String DNS_TIMEOUT = "dns.timeout";
    private static final String DNS_ALGORITHM = "dns.algorithm";
    private static final String CONNECT_TIMEOUT = "tcp.connect_timeout";
    private static final String TOO_LATE = "it can only be chosen before the connection is made";
    private static final String NOT_ACCEPTED = "only a connection that connects has it, not an accepted one";

    private static final double DEFAULT_DNS_TIMEOUT = 10;
    private static final double DEFAULT_CONNECT_TIMEOUT = 3;
    private static final int LONGEST_ADDRESS = 578; // bytes

    /** Names how a connection comes about. */
    enum Origin {
        CONNECT,
        ACCEPT
    }

    private final BtcpConnection connection;
    private final Origin origin;
    private final Scope inherited;
    private volatile double dnsTimeout = DEFAULT_DNS_TIMEOUT;
    private volatile double connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private volatile ConnectAlgorithm algorithm = ConnectAlgorithm.SINGLE;
    private volatile TcpOptions options = TcpOptions.DEFAULT;
    private volatile Scope scope;
    private String local = ""; // used by the thread that uses the socket; empty if unset

    ConnectionAttributes(BtcpConnection connection, Origin origin, Scope inherited) {
        this.connection = connection;
        this.origin = origin;
        this.inherited = inherited;
        this.scope = inherited;
    }

    // ---- what the connection is built with

    @Override
    public double resolutionTimeout() {
        return dnsTimeout == 0 ? DEFAULT_DNS_TIMEOUT : dnsTimeout;
    }

    @Override
    public double attemptTimeout() {
        return connectTimeout;
    }

    @Override
    public ConnectAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public TcpOptions options() {
        return options;
    }

    /** Learns the family of the address that the connection has, or will have. */
    void settle(int family) {
        if (family == AddressFamily.AF_INET6) {
            scope = scope.orGlobal();
        }
    }

    void setLocal(String address) throws AttributeException {
        boolean part = !connection.scheme().equals("btcp");
        if (part) {
            try {
                IpAddresses.parse(connection.scheme(), address);
            } catch (ErrnoException e) {
                throw AttributeException.invalid(LOCAL, e.explanation());
            }
        }
        requireFresh(LOCAL);
        if (origin == Origin.ACCEPT) {
            throw AttributeException.access(LOCAL, NOT_ACCEPTED);
        }
        if (address.getBytes(StandardCharsets.UTF_8).length > LONGEST_ADDRESS) {
            throw AttributeException.invalid(LOCAL, "longer than " + LONGEST_ADDRESS + " bytes");
        }
        local = address;
    }

    /** Returns where to bind to; waits while a host name is looked up. */
    Optional<SockAddr> resolveLocal() throws ErrnoException {
        if (local.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(IpAddresses.resolve(IpAddresses.parse(connection.scheme(), local), scope));
    }

    // ---- declaration

    void declare(AttributeTreeBuilder tree) {
        if (origin == Origin.CONNECT) {
            tree.real(DNS_TIMEOUT, () -> dnsTimeout, this::setDnsTimeout);
        }
        tree.text(DNS_ALGORITHM, this::readAlgorithm, this::setAlgorithm);
        tree.real(CONNECT_TIMEOUT, this::readConnectTimeout, this::setConnectTimeout);
        declareInfo(tree, "tcp.rtt", info -> OptionalLong.of(info.rtt()));
        declareInfo(tree, "tcp.total_retrans", info -> OptionalLong.of(info.totalRetrans()));
        declareInfo(tree, "tcp.segs_in", TcpInfo::segsIn);
        declareInfo(tree, "tcp.segs_out", TcpInfo::segsOut);
        tree.bool(
                "tcp.keepalive",
                () -> options.keepalive(),
                value -> change("tcp.keepalive", options.withKeepalive(value)));
        declareOption(tree, "tcp.keepalive_time", 1, TcpOptions::keepaliveTime, TcpOptions::withKeepaliveTime);
        declareOption(
                tree, "tcp.keepalive_interval", 1, TcpOptions::keepaliveInterval, TcpOptions::withKeepaliveInterval);
        declareOption(tree, "tcp.keepalive_count", 1, TcpOptions::keepaliveCount, TcpOptions::withKeepaliveCount);
        declareOption(tree, "tcp.user_timeout", 1000, TcpOptions::userTimeout, TcpOptions::withUserTimeout);
        tree.int64(Scope.NAME, () -> scope.read(), this::setScope);
    }

    private void requireFresh(String name) throws AttributeException {
        if (connection.state() != BtcpConnection.State.CREATED) {
            throw AttributeException.access(name, TOO_LATE);
        }
    }

    private static double checkTimeout(String name, double seconds) throws AttributeException {
        if (!(seconds >= 0)) {
            throw AttributeException.invalid(name, seconds + " is not a number of seconds, 0 or more");
        }
        return seconds;
    }

    private void setDnsTimeout(double seconds) throws AttributeException {
        requireFresh(DNS_TIMEOUT);
        dnsTimeout = checkTimeout(DNS_TIMEOUT, seconds);
    }

    private String readAlgorithm() throws AttributeException {
        requireConnecting(DNS_ALGORITHM);
        return algorithm.text();
    }

    private void setAlgorithm(String text) throws AttributeException {
        requireFresh(DNS_ALGORITHM);
        if (origin == Origin.ACCEPT) {
            throw AttributeException.access(DNS_ALGORITHM, NOT_ACCEPTED);
        }
        algorithm = ConnectAlgorithm.of(text)
                .orElseThrow(() -> AttributeException.invalid(
                        DNS_ALGORITHM, "\"" + text + "\" is none of single, sequential, happy_eyeballs"));
    }

    private double readConnectTimeout() throws AttributeException {
        requireConnecting(CONNECT_TIMEOUT);
        return connectTimeout;
    }

    private void setConnectTimeout(double seconds) throws AttributeException {
        if (origin == Origin.ACCEPT) {
            throw AttributeException.access(CONNECT_TIMEOUT, NOT_ACCEPTED);
        }
        if (connection.state() != BtcpConnection.State.RESOLVING) {
            requireFresh(CONNECT_TIMEOUT);
        }
        connectTimeout = checkTimeout(CONNECT_TIMEOUT, seconds);
    }

    private void requireConnecting(String name) throws AttributeException {
        if (origin == Origin.ACCEPT) {
            throw AttributeException.notFound(name, NOT_ACCEPTED);
        }
    }

    private void setScope(long value) throws AttributeException {
        requireFresh(Scope.NAME);
        var wanted = Scope.of(value);
        if (inherited.isSet() && !wanted.equals(inherited)) {
            throw AttributeException.invalid(Scope.NAME, "the server's is " + inherited.value());
        }
        scope = wanted;
    }

    private void declareInfo(AttributeTreeBuilder tree, String name, Function<TcpInfo, OptionalLong> field) {
        tree.int64(name, () -> {
            var socket = connection
                    .connected()
                    .orElseThrow(() -> AttributeException.badDescriptor(name, "the connection is not established"));
            return field.apply(ask(name, socket))
                    .orElseThrow(() -> AttributeException.notFound(name, "this kernel does not tell it"));
        });
    }

    private static TcpInfo ask(String name, NativeSocket socket) throws AttributeException {
        try {
            return socket.tcpInfo();
        } catch (ErrnoException e) {
            throw AttributeException.failed(e.errno().code(), name, e.getMessage());
        }
    }

    private interface OptionReader {
        int read(TcpOptions options);
    }

    private interface OptionChange {
        TcpOptions apply(TcpOptions options, int value);
    }

    /** Declares an option that the kernel counts in {@code 1/factor} of the attribute's unit. */
    private void declareOption(
            AttributeTreeBuilder tree, String name, int factor, OptionReader reader, OptionChange change) {
        tree.int64(name, () -> reader.read(options), value -> {
            if (value <= 0 || value > Integer.MAX_VALUE / factor) {
                throw AttributeException.invalid(name, value + " is not in 1.." + Integer.MAX_VALUE / factor);
            }
            change(name, change.apply(options, (int) value));
        });
    }

    /** What the kernel refuses stays readable, as in the reference implementation. */
    private void change(String name, TcpOptions wanted) throws AttributeException {
        var present = options;
        options = wanted;
        var socket = connection.connected();
        if (socket.isPresent()) {
            int result = wanted.applyChanges(socket.get(), present);
            if (result < 0) {
                throw AttributeException.failed(-result, name, "the kernel refuses it");
            }
        }
    }
}
