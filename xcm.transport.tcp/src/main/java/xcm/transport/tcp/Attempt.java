package xcm.transport.tcp;

import xcm.api.spi.Readiness;
import xcm.api.spi.TransportConnection;
import xcm.linux.Epoll;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;
import xcm.linux.SocketType;

/** Tries to connect to addresses of one family with one socket: once, or again after it was aborted. */
final class Attempt implements AutoCloseable {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final int EINPROGRESS = -Errno.EINPROGRESS.code();
    private static final int EALREADY = -Errno.EALREADY.code();

    private final int family;
    private final NativeSocket socket;
    private SockAddr remote = new SockAddr.Inet4(new byte[4], 0);
    private TcpOptions options = TcpOptions.DEFAULT;
    private boolean bound;

    /** Makes the socket; throws EAFNOSUPPORT, EMFILE, ENFILE. */
    Attempt(int family) throws ErrnoException {
        this.family = family;
        this.socket = NativeSocket.open(family, SocketType.SOCK_STREAM, SocketType.IPPROTO_TCP);
    }

    int family() {
        return family;
    }

    NativeSocket socket() {
        return socket;
    }

    /** Returns the options that the socket has got. */
    TcpOptions options() {
        return options;
    }

    /** Starts to connect: 0 when connected, AGAIN while it is not decided, or a negative errno. */
    int begin(SockAddr address, Dial dial) {
        remote = address;
        options = dial.options().get();
        int result = options.apply(socket, family);
        if (result < 0) {
            return result;
        }
        if (!bound && dial.local().isPresent()) {
            result = socket.bind(dial.local().get());
            if (result < 0) {
                return result;
            }
            bound = true; // for ever, also after an abort
        }
        result = socket.connect(address);
        // The handshake with a local peer, or its refusal, is over by now, although the kernel calls it in progress.
        return result == EINPROGRESS ? proceed() : result;
    }

    /**
     * Asks how the connecting goes, with results as {@link #begin}. To connect once more tells it all, and takes the
     * pending error (man 2 connect: EALREADY).
     */
    int proceed() {
        int result = socket.connect(remote);
        return result == EALREADY || result == EINPROGRESS ? AGAIN : result;
    }

    /** Ends an attempt, so that the socket can be used for another one. */
    void abort() {
        socket.disconnect();
    }

    void await(Readiness readiness) {
        readiness.watch(socket.fd(), Epoll.EPOLLOUT);
    }

    @Override
    public void close() {
        socket.close();
    }
}
