package xcm.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import xcm.linux.internal.Kernel;

/** Asks the C library for the addresses of a host: /etc/hosts, DNS, and what else nsswitch.conf(5) names. */
public final class AddressInfo {
    private static final Kernel KERNEL = Kernel.INSTANCE;

    // struct addrinfo with 64-bit pointers (netdb.h)
    private static final int SIZE = 48;
    private static final int FAMILY = 4;
    private static final int SOCKET_TYPE = 8;
    private static final int ADDRESS_LENGTH = 16;
    private static final int ADDRESS = 24;
    private static final int NEXT = 40;

    private AddressInfo() {}

    /**
     * Look a host up, blocking the calling thread for as long as the C library takes (seconds, if DNS does not answer).
     *
     * @param host a host name or the text of an address
     * @param socketType such as {@link SocketType#SOCK_STREAM}
     * @return its IPv4 and IPv6 addresses with port 0, in the C library's order (RFC 6724); not empty, immutable
     * @throws AddressInfoException if there is none, or if the answer is not to be had
     */
    public static List<SockAddr> lookup(String host, int socketType) throws AddressInfoException {
        byte[] name = host.getBytes(StandardCharsets.UTF_8);
        if (host.indexOf('\0') >= 0) {
            throw failure(host, AddressInfoException.EAI_NONAME, 0); // C would look up what stands before the NUL
        }
        Native block = new Native(SIZE + 8 + name.length + 1); // not scratch, which is for short calls
        block.memory.putInt(FAMILY, AddressFamily.AF_UNSPEC).putInt(SOCKET_TYPE, socketType);
        block.memory.put(SIZE + 8, name);
        int code = KERNEL.getaddrinfo(block.address + SIZE + 8, block.address, block.address + SIZE);
        if (code != 0) {
            throw failure(host, code, KERNEL.lastError());
        }
        long list = block.memory.getLong(SIZE);
        try {
            return addresses(list);
        } finally {
            KERNEL.freeaddrinfo(list);
        }
    }

    private static List<SockAddr> addresses(long list) {
        List<SockAddr> addresses = new ArrayList<>();
        for (long next = list; next != 0; ) {
            ByteBuffer entry = memory(next, SIZE);
            int family = entry.getInt(FAMILY);
            if (family == AddressFamily.AF_INET || family == AddressFamily.AF_INET6) {
                int length = entry.getInt(ADDRESS_LENGTH);
                addresses.add(decode(memory(entry.getLong(ADDRESS), length), length));
            }
            next = entry.getLong(NEXT);
        }
        return List.copyOf(addresses);
    }

    private static SockAddr decode(ByteBuffer address, int length) {
        try {
            return SocketAddresses.decode(address, 0, length);
        } catch (ErrnoException e) {
            throw new AssertionError(e); // only families that can be decoded come here
        }
    }

    private static ByteBuffer memory(long address, int length) {
        return ByteBuffer.wrap(KERNEL.copy(address, length)).order(ByteOrder.nativeOrder());
    }

    private static AddressInfoException failure(String host, int code, int errno) {
        boolean system = code == AddressInfoException.EAI_SYSTEM;
        return new AddressInfoException(host, code, KERNEL.gaiStrerror(code), system ? Errno.of(errno) : Errno.UNKNOWN);
    }
}
