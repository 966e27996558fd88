package xcm.test.hotplug;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;
import xcm.linux.SocketType;

/**
 * Is a connection whose other end is a plain socket of the kernel, for TLS with the JDK's engine: that one stays as it is,
 * and silent, when transports are withdrawn.
 */
record Foreign(XcmServer server, Closeable peer, XcmConnection connection) implements AutoCloseable {
    /** Opens one; the library's end is blocking. */
    static Foreign open(Scheme scheme) throws Exception {
        return scheme.isTls() ? openTls(scheme) : openPlain(scheme);
    }

    private static Foreign openTls(Scheme scheme) throws Exception {
        var anybody = scheme.attributes().toBuilder().remove("tls.tc").add("tls.auth", false);
        var server = Xcm.server(scheme.newAddress(), anybody.build());
        var peer = ForeignTls.connect(portOf(Pair.addressOf(server)));
        var connection = server.accept();
        peer.awaitHandshake();
        return new Foreign(server, peer, connection);
    }

    private static Foreign openPlain(Scheme scheme) throws Exception {
        var server = Xcm.server(scheme.newAddress(), scheme.attributes());
        var peer = socket(scheme);
        int connected = peer.connect(address(scheme, Pair.addressOf(server)));
        Check.that(connected == 0 || connected == -Errno.EINPROGRESS.code(), "connect to " + server + ": " + connected);
        return new Foreign(server, peer::close, server.accept());
    }

    /** Makes a socket of the kernel that can talk with a transport. */
    static NativeSocket socket(Scheme scheme) throws Exception {
        return scheme.isOverTcp()
                ? NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0)
                : NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0);
    }

    /** Returns what the kernel calls an address of a transport. */
    static SockAddr address(Scheme scheme, String address) throws UnknownHostException {
        var place = address.substring(address.indexOf(':') + 1);
        return switch (scheme) {
            case UX -> SockAddr.Unix.abstractName(place);
            case UXF -> SockAddr.Unix.path(place);
            case TCP, BTCP, BTLS, TLS, UTLS -> SockAddr.of(InetAddress.getByName("127.0.0.1"), portOf(address));
        };
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @Override
    public void close() throws IOException {
        connection.close();
        peer.close();
        server.close();
    }
}
