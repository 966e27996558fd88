package xcm.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import xcm.linux.internal.Kernel;

/**
 * Is a socket of the kernel: non-blocking, close-on-exec, and the owner of its descriptor.
 *
 * <p>Each method is one system call. Methods that return an {@code int} or {@code long} return its result, or the
 * negative errno ({@link Errno#of}) when it failed; nothing is retried. Only methods that return objects throw. After
 * {@link #close} every call fails with EBADF. The kernel lets several threads use a socket at once; see {@link Fd} for
 * closing.
 *
 * <p>Send and receive allocate nothing: direct buffers are used where they are, others are copied by native memory that
 * is kept. They never block and never raise SIGPIPE.
 *
 * <p>Source: man 2 socket and the pages that it refers to.
 */
public final class NativeSocket implements AutoCloseable {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int NEW = SocketType.SOCK_NONBLOCK | SocketType.SOCK_CLOEXEC;
    private static final int SEND = MessageFlags.MSG_DONTWAIT | MessageFlags.MSG_NOSIGNAL;
    private static final int RECEIVE = MessageFlags.MSG_DONTWAIT;

    private final Fd fd;

    private NativeSocket(Fd fd) {
        this.fd = fd;
    }

    /**
     * Make a socket.
     *
     * @param domain the address family, such as {@link AddressFamily#AF_UNIX}
     * @param type the type, such as {@link SocketType#SOCK_SEQPACKET}; SOCK_CLOEXEC and SOCK_NONBLOCK are added
     * @param protocol the protocol; 0 for the type's only one
     * @throws ErrnoException such as EMFILE (no descriptor is left), EPROTONOSUPPORT
     */
    public static NativeSocket open(int domain, int type, int protocol) throws ErrnoException {
        return adopt(ErrnoException.check("socket", KERNEL.socket(domain, type | NEW, protocol)));
    }

    /**
     * Take the ownership of an open socket, such as one from {@link #accept}; it should be non-blocking and close-on-exec.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public static NativeSocket adopt(int fd) {
        return new NativeSocket(Fd.of(fd));
    }

    /**
     * Make two AF_UNIX sockets that are connected to each other.
     *
     * @param type the type, such as {@link SocketType#SOCK_SEQPACKET}
     * @throws ErrnoException such as EMFILE (no descriptor is left)
     */
    public static Pair pair(int type) throws ErrnoException {
        Native scratch = Scratch.acquire(8);
        try {
            int result = KERNEL.socketpair(AddressFamily.AF_UNIX, type | NEW, 0, scratch.address);
            ErrnoException.check("socketpair", result);
            return new Pair(adopt(scratch.memory.getInt(0)), adopt(scratch.memory.getInt(4)));
        } finally {
            Scratch.release(scratch);
        }
    }

    /**
     * Is two sockets that are connected to each other.
     *
     * @param first one end
     * @param second the other end
     */
    public record Pair(NativeSocket first, NativeSocket second) implements AutoCloseable {
        /** Close both. */
        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /** Give the descriptor; it stays the socket's. */
    public Fd fd() {
        return fd;
    }

    /** Give the socket an address; 0, or such as -EADDRINUSE, -EADDRNOTAVAIL, -EACCES (man 2 bind). */
    public int bind(SockAddr address) {
        Native scratch = Scratch.acquire(SocketAddresses.STORAGE);
        try {
            int length = SocketAddresses.encode(address, scratch.memory);
            return KERNEL.bind(fd.number(), scratch.address, length);
        } finally {
            Scratch.release(scratch);
        }
    }

    /** Accept connections from now on; 0, or such as -EADDRINUSE, -EOPNOTSUPP (man 2 listen). */
    public int listen(int backlog) {
        return KERNEL.listen(fd.number(), backlog);
    }

    /**
     * Take the next connection; its descriptor is non-blocking, close-on-exec and the caller's, for {@link #adopt}.
     *
     * @return the descriptor, or such as -EAGAIN (none is there), -EMFILE, -ECONNABORTED (man 2 accept)
     */
    public int accept() {
        return KERNEL.accept4(fd.number(), NEW);
    }

    /**
     * Begin to connect.
     *
     * @return 0 when connected, or such as -EINPROGRESS (TCP: wait until writable, then ask {@link #pendingError}),
     *     -EAGAIN (AF_UNIX: the backlog is full), -ECONNREFUSED (man 2 connect)
     */
    public int connect(SockAddr address) {
        Native scratch = Scratch.acquire(SocketAddresses.STORAGE);
        try {
            int length = SocketAddresses.encode(address, scratch.memory);
            return KERNEL.connect(fd.number(), scratch.address, length);
        } finally {
            Scratch.release(scratch);
        }
    }

    /** Undo a connect, so that the socket can connect again (TCP, UDP: connect to AF_UNSPEC, man 2 connect). */
    public int disconnect() {
        Native scratch = Scratch.acquire(SocketAddresses.STORAGE);
        try {
            scratch.memory.putLong(0, AddressFamily.AF_UNSPEC).putLong(8, 0);
            return KERNEL.connect(fd.number(), scratch.address, 16);
        } finally {
            Scratch.release(scratch);
        }
    }

    /** End a direction: 0 receiving, 1 sending, 2 both; 0, or such as -ENOTCONN (man 2 shutdown). */
    public int shutdown(int how) {
        return KERNEL.shutdown(fd.number(), how);
    }

    /**
     * Send the buffer's remaining bytes, and advance its position by the bytes that the kernel took.
     *
     * @param data any buffer; may be read-only
     * @param flags of {@link MessageFlags}; MSG_DONTWAIT and MSG_NOSIGNAL are added
     * @return the bytes taken, or such as -EAGAIN (no room now), -EMSGSIZE, -EPIPE, -ECONNRESET (man 2 send)
     */
    public int send(ByteBuffer data, int flags) {
        int position = data.position();
        int length = data.limit() - position;
        int sent;
        if (data.isDirect()) {
            sent = KERNEL.send(fd.number(), KERNEL.address(data) + position, length, flags | SEND);
            Reference.reachabilityFence(data);
        } else {
            Native scratch = Scratch.acquire(length);
            scratch.memory.put(0, data, position, length);
            sent = KERNEL.send(fd.number(), scratch.address, length, flags | SEND);
            Scratch.release(scratch);
        }
        if (sent > 0) {
            data.position(position + sent);
        }
        return sent;
    }

    /**
     * Receive into the buffer's remaining space, and advance its position by the bytes that were stored.
     *
     * @param data any buffer that is not read-only
     * @param flags of {@link MessageFlags}; MSG_DONTWAIT is added
     * @return the bytes received, 0 at the end of the stream, or such as -EAGAIN (nothing now), -ECONNRESET; with
     *     MSG_TRUNC the full length of the message, which may be more than was stored (man 2 recv)
     * @throws ReadOnlyBufferException if the buffer is read-only
     */
    public int receive(ByteBuffer data, int flags) {
        if (data.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        int position = data.position();
        int length = data.limit() - position;
        int received;
        if (data.isDirect()) {
            received = KERNEL.recv(fd.number(), KERNEL.address(data) + position, length, flags | RECEIVE);
            Reference.reachabilityFence(data);
        } else {
            Native scratch = Scratch.acquire(length);
            received = KERNEL.recv(fd.number(), scratch.address, length, flags | RECEIVE);
            if (received > 0) {
                data.put(position, scratch.memory, 0, Math.min(received, length));
            }
            Scratch.release(scratch);
        }
        if (received > 0) {
            data.position(position + Math.min(received, length));
        }
        return received;
    }

    /** Send native memory, which the caller keeps alive; else as {@link #send(ByteBuffer, int)}. */
    public int send(long address, int length, int flags) {
        return KERNEL.send(fd.number(), address, length, flags | SEND);
    }

    /** Receive into native memory, which the caller keeps alive; else as {@link #receive(ByteBuffer, int)}. */
    public int receive(long address, int length, int flags) {
        return KERNEL.recv(fd.number(), address, length, flags | RECEIVE);
    }

    /**
     * Send the remaining bytes of several buffers by one call, in order, and advance their positions by what was taken.
     *
     * @param data any buffers; may be read-only
     * @param offset the first buffer's index
     * @param count the number of buffers, 0..1024
     * @param flags as in {@link #send(ByteBuffer, int)}
     * @return the bytes taken, or a negative errno as {@link #send(ByteBuffer, int)}
     */
    public int sendGather(ByteBuffer[] data, int offset, int count, int flags) {
        return Vector.send(fd.number(), data, offset, count, flags | SEND);
    }

    /**
     * Receive into the remaining space of several buffers by one call, in order, and advance their positions.
     *
     * @param data any buffers that are not read-only
     * @param offset the first buffer's index
     * @param count the number of buffers, 0..1024
     * @param flags as in {@link #receive(ByteBuffer, int)}
     * @return the bytes received, or as {@link #receive(ByteBuffer, int)}
     * @throws ReadOnlyBufferException if a buffer is read-only
     */
    public int receiveScatter(ByteBuffer[] data, int offset, int count, int flags) {
        return Vector.receive(fd.number(), data, offset, count, flags | RECEIVE);
    }

    /** Set an option of {@link SocketOptions}; 0, or such as -EINVAL, -ENOPROTOOPT (man 2 setsockopt). */
    public int setOption(int level, int option, int value) {
        Native scratch = Scratch.acquire(4);
        try {
            scratch.memory.putInt(0, value);
            return KERNEL.setsockopt(fd.number(), level, option, scratch.address, 4);
        } finally {
            Scratch.release(scratch);
        }
    }

    /**
     * Read an integer option of {@link SocketOptions}.
     *
     * @return its value as an unsigned 32-bit number, or such as -ENOPROTOOPT (man 2 getsockopt)
     */
    public long option(int level, int option) {
        Native scratch = Scratch.acquire(8);
        try {
            scratch.memory.putInt(0, 0).putInt(4, 4);
            int result = KERNEL.getsockopt(fd.number(), level, option, scratch.address, scratch.address + 4);
            return result < 0 ? result : scratch.memory.getInt(0) & 0xffffffffL;
        } finally {
            Scratch.release(scratch);
        }
    }

    /** Take the pending error (SO_ERROR): 0 if there is none, a positive errno, or -EBADF if the socket is closed. */
    public int pendingError() {
        return (int) option(SocketOptions.SOL_SOCKET, SocketOptions.SO_ERROR);
    }

    /**
     * Read the connection's TCP state.
     *
     * @throws ErrnoException EOPNOTSUPP or ENOPROTOOPT if it is not TCP, EBADF if it is closed
     */
    public TcpInfo tcpInfo() throws ErrnoException {
        return SocketFacts.tcpInfo(fd.number());
    }

    /**
     * Read who is at the other end of an AF_UNIX connection.
     *
     * @throws ErrnoException EBADF if it is closed
     */
    public PeerCredentials peerCredentials() throws ErrnoException {
        return SocketFacts.peerCredentials(fd.number());
    }

    /**
     * Read the socket's own address.
     *
     * @throws ErrnoException EBADF if it is closed
     */
    public SockAddr localAddress() throws ErrnoException {
        return SocketFacts.localAddress(fd.number());
    }

    /**
     * Read the peer's address.
     *
     * @throws ErrnoException ENOTCONN if it is not connected, EBADF if it is closed
     */
    public SockAddr remoteAddress() throws ErrnoException {
        return SocketFacts.remoteAddress(fd.number());
    }

    /** Close the descriptor; idempotent. */
    @Override
    public void close() {
        fd.close();
    }

    @Override
    public String toString() {
        return "socket " + fd;
    }
}
