package xcm.linux;

import java.nio.ByteBuffer;

/**
 * Turns addresses into the kernel's layout and back (man 7 unix, man 7 ip, man 7 ipv6).
 *
 * <pre>
 * sockaddr_un    0 family (native)   2 path[108]
 * sockaddr_in    0 family (native)   2 port (big endian)   4 address    8 zero[8]
 * sockaddr_in6   0 family (native)   2 port (big endian)   4 flow info  8 address   24 scope (native)
 * </pre>
 */
final class SocketAddresses {
    /** The size of sockaddr_storage: every address fits. */
    static final int STORAGE = 128;

    private static final int UNIX = 110;
    private static final int INET4 = 16;
    private static final int INET6 = 28;

    private SocketAddresses() {}

    /** Write an address at index 0 of a buffer in native order, and give its length. */
    static int encode(SockAddr address, ByteBuffer memory) {
        memory.putShort(0, (short) address.family());
        if (address instanceof SockAddr.Unix unix) {
            return encode(unix, memory);
        } else if (address instanceof SockAddr.Inet4 inet4) {
            putPort(memory, inet4.port());
            memory.put(4, inet4.address());
            memory.putLong(8, 0);
            return INET4;
        } else if (address instanceof SockAddr.Inet6 inet6) {
            putPort(memory, inet6.port());
            memory.putInt(4, 0);
            memory.put(8, inet6.address());
            memory.putInt(24, inet6.scopeId());
            return INET6;
        }
        throw new AssertionError(address);
    }

    private static int encode(SockAddr.Unix unix, ByteBuffer memory) {
        byte[] name = unix.bytes();
        if (unix.abstractName()) {
            memory.put(2, (byte) 0);
            memory.put(3, name);
            return 3 + name.length;
        }
        if (unix.isUnnamed()) {
            return 2;
        }
        memory.put(2, name);
        for (int i = 2 + name.length; i < UNIX; i++) {
            memory.put(i, (byte) 0);
        }
        return UNIX;
    }

    /**
     * Read an address at an index of a buffer in native order.
     *
     * @throws ErrnoException EAFNOSUPPORT if the family is none of the three
     */
    static SockAddr decode(ByteBuffer memory, int index, int length) throws ErrnoException {
        int family = length < 2 ? AddressFamily.AF_UNSPEC : memory.getShort(index);
        switch (family) {
            case AddressFamily.AF_UNIX:
                return decodeUnix(memory, index + 2, Math.min(length, UNIX) - 2);
            case AddressFamily.AF_INET:
                return new SockAddr.Inet4(bytes(memory, index + 4, 4), port(memory, index));
            case AddressFamily.AF_INET6:
                int scope = length >= INET6 ? memory.getInt(index + 24) : 0;
                return new SockAddr.Inet6(bytes(memory, index + 8, 16), port(memory, index), scope);
            default:
                throw new ErrnoException("address family " + family, Errno.EAFNOSUPPORT.code());
        }
    }

    private static SockAddr decodeUnix(ByteBuffer memory, int index, int length) {
        if (length == 0) {
            return SockAddr.Unix.unnamed();
        }
        if (memory.get(index) == 0) {
            return new SockAddr.Unix(bytes(memory, index + 1, length - 1), true);
        }
        // The kernel counts the terminating NUL of a path when it fits.
        int end = 0;
        while (end < length && memory.get(index + end) != 0) {
            end++;
        }
        return new SockAddr.Unix(bytes(memory, index, end), false);
    }

    private static byte[] bytes(ByteBuffer memory, int index, int length) {
        byte[] bytes = new byte[length];
        memory.get(index, bytes);
        return bytes;
    }

    private static void putPort(ByteBuffer memory, int port) {
        memory.put(2, (byte) (port >> 8));
        memory.put(3, (byte) port);
    }

    private static int port(ByteBuffer memory, int index) {
        return (memory.get(index + 2) & 0xff) << 8 | memory.get(index + 3) & 0xff;
    }
}
