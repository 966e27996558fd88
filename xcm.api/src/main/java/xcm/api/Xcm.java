package xcm.api;

import java.util.List;
import java.util.SortedSet;
import xcm.addr.Address;
import xcm.addr.AddressException;
import xcm.api.internal.Registry;
import xcm.api.spi.Transport;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Opens connections and servers; the address says by which transport.
 *
 * <pre>{@code
 * try (var server = Xcm.server("tcp:127.0.0.1:4711");
 *         var client = Xcm.connect("tcp:127.0.0.1:4711");
 *         var accepted = server.accept()) {
 *     client.send(UTF_8.encode("hello"));
 *     var buffer = ByteBuffer.allocateDirect(65536);
 *     accepted.receive(buffer);
 *     System.out.println(UTF_8.decode(buffer.flip()));
 * }
 * }</pre>
 *
 * <p>All methods may be called by any thread. Sockets belong to the network namespace of the thread that opens them.
 */
public final class Xcm {
    private Xcm() {}

    /**
     * Connects; as {@link #connect(String, AttributeMap)} without attributes.
     *
     * @param address of the server
     * @return the established connection
     * @throws XcmException as {@link #connect(String, AttributeMap)}
     */
    public static XcmConnection connect(String address) throws XcmException {
        return connect(address, AttributeMap.of());
    }

    /**
     * Connects to a server. Waits until the connection is established, unless {@code xcm.blocking} is false among the
     * attributes.
     *
     * @param address of the server, for example {@code ux:name}, {@code tcp:192.168.1.1:4711}, {@code tcp:[::1]:4711},
     *     {@code tcp:host.example.com:4711}
     * @param attributes set on the connection, in their order, before it connects. Without {@code xcm.service} the service
     *     has to be {@code messaging}; for a byte stream give {@code bytestream} or {@code any}
     * @return the connection
     * @throws XcmException EINVAL if the address is malformed or the service another; ENOPROTOOPT if there is no such
     *     transport; ENOENT, EACCES, EINVAL for an attribute; ENOENT if the host name cannot be resolved; ECONNREFUSED,
     *     ETIMEDOUT, ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL, EMFILE, ENFILE, ...; EAGAIN if a {@code ux} server's queue is
     *     full; EINTR
     */
    public static XcmConnection connect(String address, AttributeMap attributes) throws XcmException {
        var context = context(address, "connect");
        try {
            var fresh = transport(context).connection(context);
            var connection = new XcmConnection(context, fresh, address);
            Start.run(
                    connection,
                    "connect",
                    "messaging",
                    attributes,
                    () -> {
                        fresh.connect(address);
                        return true;
                    },
                    false);
            return connection;
        } catch (ErrnoException e) {
            throw new XcmException(e, "connect", address);
        }
    }

    /**
     * Serves; as {@link #server(String, AttributeMap)} without attributes.
     *
     * @param address to listen on
     * @return the server
     * @throws XcmException as {@link #server(String, AttributeMap)}
     */
    public static XcmServer server(String address) throws XcmException {
        return server(address, AttributeMap.of());
    }

    /**
     * Opens a server that listens on an address.
     *
     * @param address to listen on; {@code *} is any IPv4 and {@code [*]} any IPv6 and IPv4 address, port 0 one that the
     *     kernel chooses
     * @param attributes set on the server, in their order; see {@link #connect(String, AttributeMap)} for the service
     * @return the server
     * @throws XcmException EINVAL, ENOPROTOOPT, ENOENT, EACCES as in {@link #connect(String, AttributeMap)}; EADDRINUSE;
     *     EADDRNOTAVAIL; EACCES; ENOENT; EMFILE, ENFILE, ...
     */
    public static XcmServer server(String address, AttributeMap attributes) throws XcmException {
        var context = context(address, "serve");
        try {
            var transport = transport(context);
            var fresh = transport.server(context);
            var server = new XcmServer(context, fresh, transport.name(), transport.service(), address);
            Start.run(
                    server,
                    "serve",
                    "messaging",
                    attributes,
                    () -> {
                        fresh.bind(address);
                        server.nameBy(fresh.localAddress());
                        return true;
                    },
                    false);
            return server;
        } catch (ErrnoException e) {
            throw new XcmException(e, "serve", address);
        }
    }

    /** Returns the names of the transports that are there now, sorted. */
    public static SortedSet<String> transports() {
        return Registry.names();
    }

    /**
     * Returns the sockets of this process that are open now, in the order of their ids, whoever opened them. It is for those
     * who inspect: see {@link LiveSocket}.
     */
    public static List<LiveSocket> sockets() {
        return LiveSockets.all();
    }

    private static Context context(String address, String operation) throws XcmException {
        try {
            return Context.of(Address.transportOf(address));
        } catch (AddressException e) {
            throw new XcmException(new ErrnoException(Errno.EINVAL, e.getMessage()), operation, address);
        }
    }

    private static Transport transport(Context context) throws ErrnoException {
        return context.use(context.scheme());
    }
}
