package xcm.linux;

import xcm.linux.internal.Kernel;

/** Reads what the kernel tells of a socket in structures. */
final class SocketFacts {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int LENGTH = 256; // index of the length, behind the largest structure

    private SocketFacts() {}

    static TcpInfo tcpInfo(int fd) throws ErrnoException {
        Native scratch = Scratch.acquire(LENGTH + 4);
        try {
            scratch.memory.putInt(LENGTH, TcpInfo.SIZE);
            ErrnoException.check(
                    "getsockopt TCP_INFO",
                    KERNEL.getsockopt(
                            fd,
                            SocketOptions.IPPROTO_TCP,
                            SocketOptions.TCP_INFO,
                            scratch.address,
                            scratch.address + LENGTH));
            return TcpInfo.decode(scratch.memory, scratch.memory.getInt(LENGTH));
        } finally {
            Scratch.release(scratch);
        }
    }

    static PeerCredentials peerCredentials(int fd) throws ErrnoException {
        Native scratch = Scratch.acquire(LENGTH + 4);
        try {
            scratch.memory.putInt(LENGTH, 12);
            ErrnoException.check(
                    "getsockopt SO_PEERCRED",
                    KERNEL.getsockopt(
                            fd,
                            SocketOptions.SOL_SOCKET,
                            SocketOptions.SO_PEERCRED,
                            scratch.address,
                            scratch.address + LENGTH));
            return new PeerCredentials(
                    scratch.memory.getInt(0),
                    Integer.toUnsignedLong(scratch.memory.getInt(4)),
                    Integer.toUnsignedLong(scratch.memory.getInt(8)));
        } finally {
            Scratch.release(scratch);
        }
    }

    static SockAddr localAddress(int fd) throws ErrnoException {
        Native scratch = Scratch.acquire(LENGTH + 4);
        try {
            scratch.memory.putInt(LENGTH, SocketAddresses.STORAGE);
            ErrnoException.check("getsockname", KERNEL.getsockname(fd, scratch.address, scratch.address + LENGTH));
            return SocketAddresses.decode(scratch.memory, 0, scratch.memory.getInt(LENGTH));
        } finally {
            Scratch.release(scratch);
        }
    }

    static SockAddr remoteAddress(int fd) throws ErrnoException {
        Native scratch = Scratch.acquire(LENGTH + 4);
        try {
            scratch.memory.putInt(LENGTH, SocketAddresses.STORAGE);
            ErrnoException.check("getpeername", KERNEL.getpeername(fd, scratch.address, scratch.address + LENGTH));
            return SocketAddresses.decode(scratch.memory, 0, scratch.memory.getInt(LENGTH));
        } finally {
            Scratch.release(scratch);
        }
    }
}
