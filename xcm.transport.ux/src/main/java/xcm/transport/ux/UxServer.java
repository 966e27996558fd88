package xcm.transport.ux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;

/** Is a listening socket. */
final class UxServer implements TransportServer {
    /** Lets 33 peers wait: the kernel refuses when there are more than the backlog. */
    private static final int BACKLOG = 32;

    private final UxNames names;
    private final String transport;
    private final String scheme;
    private NativeSocket socket; // null until bound
    private volatile Optional<String> address = Optional.empty();

    UxServer(UxNames names, String transport, SocketContext context) {
        this.names = names;
        this.transport = transport;
        this.scheme = context.scheme();
    }

    @Override
    public void bind(String text) throws ErrnoException {
        var name = UxNames.parse(scheme, text);
        var fresh = UxSockets.open();
        UxSockets.check(fresh, "bind", fresh.bind(names.named(name)));
        socket = fresh;
        address = Optional.of(text);
        int result = fresh.listen(BACKLOG);
        if (result < 0) {
            throw new ErrnoException("listen", result);
        }
    }

    @Override
    public TransportConnection connection(SocketContext context) {
        return new UxConnection(names, transport, context);
    }

    @Override
    public int accept(TransportConnection connection) {
        int fd = socket.accept();
        if (fd < 0) {
            return fd;
        }
        ((UxConnection) connection).accepted(NativeSocket.adopt(fd));
        return 0;
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        readiness.watchFor(socket.fd(), conditions);
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {}

    @Override
    public Optional<String> localAddress() {
        return address;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            if (names == UxNames.FILE) {
                removeFile();
            }
        }
    }

    private void removeFile() {
        try {
            Files.deleteIfExists(Path.of(address.orElseThrow().substring(scheme.length() + 1)));
        } catch (IOException | InvalidPathException e) { // the latter: not in the character set of the locale
            System.getLogger("xcm.transport.ux").log(System.Logger.Level.DEBUG, "the socket file stays behind", e);
        }
    }
}
