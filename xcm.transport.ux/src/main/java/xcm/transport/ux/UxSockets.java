package xcm.transport.ux;

import static xcm.linux.SocketOptions.SOL_SOCKET;
import static xcm.linux.SocketOptions.SO_PASSCRED;
import static xcm.linux.SocketOptions.SO_SNDBUF;

import xcm.linux.AddressFamily;
import xcm.linux.ErrnoException;
import xcm.linux.NativeSocket;
import xcm.linux.SocketType;

/** Opens and sets up the kernel's sockets. */
final class UxSockets {
    private static final int MAX_MESSAGE_SIZE = 262_144;

    /** What the kernel needs of the send buffer for itself, a message. */
    private static final int OVERHEAD = 128;

    private UxSockets() {}

    /** Opens a socket to bind or connect. SO_PASSCRED has the kernel give a name to one that connects, see unix(7). */
    static NativeSocket open() throws ErrnoException {
        var socket = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0);
        setUp(socket);
        socket.setOption(SOL_SOCKET, SO_PASSCRED, 1);
        return socket;
    }

    /** Sets up a socket, fresh or accepted: the send buffer limits the size of a message. */
    static void setUp(NativeSocket socket) {
        socket.setOption(SOL_SOCKET, SO_SNDBUF, MAX_MESSAGE_SIZE);
    }

    /** Returns the size of the largest message that the socket can send, in bytes. */
    static int maxMessageSize(NativeSocket socket) {
        return (int) Math.min(MAX_MESSAGE_SIZE, socket.option(SOL_SOCKET, SO_SNDBUF) - OVERHEAD);
    }

    /** Throws the exception of a call that failed; closes the socket before. */
    static void check(NativeSocket socket, String call, int result) throws ErrnoException {
        if (result < 0) {
            socket.close();
            throw new ErrnoException(call, result);
        }
    }
}
