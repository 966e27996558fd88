package xcm.test.hotplug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;

/** Is a listening socket of the kernel to which a transport can connect, and which does not go with it. */
final class Peer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int KEPT = 8;

    private final Scheme scheme;
    private final NativeSocket listener;
    private final String address;
    private final Deque<NativeSocket> accepted = new ArrayDeque<>();

    /** Listens where a transport finds it. */
    Peer(Scheme scheme) throws Exception {
        this.scheme = scheme;
        var unbound = scheme.newAddress();
        listener = Foreign.socket(scheme);
        Check.equal(0, listener.bind(Foreign.address(scheme, unbound)), "bind to " + unbound);
        Check.equal(0, listener.listen(BACKLOG), "listen on " + unbound);
        address = listener.localAddress() instanceof SockAddr.Inet4 bound
                ? scheme.at("127.0.0.1", String.valueOf(bound.port()))
                : unbound;
    }

    Scheme scheme() {
        return scheme;
    }

    /** Returns the address to connect to. */
    String address() {
        return address;
    }

    /** Accepts who is there, and closes those who came long ago. */
    void accept() {
        for (int fd = listener.accept(); fd >= 0; fd = listener.accept()) {
            accepted.add(NativeSocket.adopt(fd));
        }
        while (accepted.size() > KEPT) {
            accepted.remove().close();
        }
    }

    @Override
    public void close() throws IOException {
        accepted.forEach(NativeSocket::close);
        listener.close();
        if (scheme == Scheme.UXF) {
            Files.delete(Path.of(address.substring(address.indexOf(':') + 1)));
        }
    }
}
