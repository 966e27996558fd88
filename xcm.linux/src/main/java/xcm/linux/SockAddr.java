package xcm.linux;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Is the address of a socket: a value. */
public sealed interface SockAddr permits SockAddr.Unix, SockAddr.Inet4, SockAddr.Inet6 {
    /** Give the address family, such as {@link AddressFamily#AF_UNIX}. */
    int family();

    /**
     * Make an address of an IP address.
     *
     * @param address an IPv4 or IPv6 address, with its scope
     * @param port 0..65535
     * @throws IllegalArgumentException if the port is out of range
     */
    static SockAddr of(InetAddress address, int port) {
        if (address instanceof Inet6Address inet6) {
            return new Inet6(inet6.getAddress(), port, inet6.getScopeId());
        }
        return new Inet4(address.getAddress(), port);
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port out of 0..65535: " + port);
        }
    }

    /**
     * Is an address in this host (man 7 unix): a path in the file system, an abstract name, or nothing.
     *
     * @param bytes the name, at most 107 bytes, without the leading NUL of an abstract one; empty if unnamed
     * @param abstractName whether it is an abstract name of exactly these bytes
     */
    record Unix(byte[] bytes, boolean abstractName) implements SockAddr {
        /** The longest name in bytes. */
        public static final int MAX_NAME = 107;

        private static final Unix UNNAMED = new Unix(new byte[0], false);

        /**
         * Check and copy the name.
         *
         * @throws IllegalArgumentException if it is longer than {@link #MAX_NAME}, or if a path contains a NUL
         */
        public Unix {
            if (bytes.length > MAX_NAME) {
                throw new IllegalArgumentException("longer than " + MAX_NAME + " bytes: " + bytes.length);
            }
            bytes = bytes.clone();
            if (!abstractName && indexOfNul(bytes) >= 0) {
                throw new IllegalArgumentException("NUL in a path");
            }
        }

        /** Name an abstract address, encoded in UTF-8; {@link IllegalArgumentException} if longer than 107 bytes. */
        public static Unix abstractName(String name) {
            return new Unix(name.getBytes(StandardCharsets.UTF_8), true);
        }

        /** Name a file, encoded in UTF-8; {@link IllegalArgumentException} if empty or longer than 107 bytes. */
        public static Unix path(String path) {
            if (path.isEmpty()) {
                throw new IllegalArgumentException("empty path");
            }
            return new Unix(path.getBytes(StandardCharsets.UTF_8), false);
        }

        /** Give the address of a socket that was never bound. */
        public static Unix unnamed() {
            return UNNAMED;
        }

        private static int indexOfNul(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == 0) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public int family() {
            return AddressFamily.AF_UNIX;
        }

        /** Give a copy of the name. */
        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Give the name as UTF-8 text; bytes that are no UTF-8 are replaced. */
        public String name() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Tell whether it has no name at all. */
        public boolean isUnnamed() {
            return bytes.length == 0 && !abstractName;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unix unix && abstractName == unix.abstractName && Arrays.equals(bytes, unix.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes) * 31 + Boolean.hashCode(abstractName);
        }

        /** Give the name, with {@code @} before an abstract one; empty if unnamed. */
        @Override
        public String toString() {
            return abstractName ? "@" + name() : name();
        }
    }

    /**
     * Is an IPv4 address (man 7 ip).
     *
     * @param address four bytes, network order
     * @param port 0..65535
     */
    record Inet4(byte[] address, int port) implements SockAddr {
        /**
         * Check and copy the address.
         *
         * @throws IllegalArgumentException if it has not four bytes, or if the port is out of range
         */
        public Inet4 {
            if (address.length != 4) {
                throw new IllegalArgumentException("not 4 bytes: " + address.length);
            }
            checkPort(port);
            address = address.clone();
        }

        @Override
        public int family() {
            return AddressFamily.AF_INET;
        }

        /** Give a copy of the four bytes. */
        @Override
        public byte[] address() {
            return address.clone();
        }

        /** Give the address without the port. */
        public Inet4Address inetAddress() {
            try {
                return (Inet4Address) InetAddress.getByAddress(address);
            } catch (UnknownHostException e) {
                throw new AssertionError(e); // four bytes are always an address
            }
        }

        /** Give the same address with another port. */
        public Inet4 withPort(int other) {
            return new Inet4(address, other);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Inet4 inet && port == inet.port && Arrays.equals(address, inet.address);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(address) * 31 + port;
        }

        @Override
        public String toString() {
            return inetAddress().getHostAddress() + ":" + port;
        }
    }

    /**
     * Is an IPv6 address (man 7 ipv6).
     *
     * @param address sixteen bytes, network order
     * @param port 0..65535
     * @param scopeId index of the interface of a link-local address, as an unsigned 32-bit number; else 0
     */
    record Inet6(byte[] address, int port, int scopeId) implements SockAddr {
        /**
         * Check and copy the address.
         *
         * @throws IllegalArgumentException if it has not sixteen bytes, or if the port is out of range
         */
        public Inet6 {
            if (address.length != 16) {
                throw new IllegalArgumentException("not 16 bytes: " + address.length);
            }
            checkPort(port);
            address = address.clone();
        }

        @Override
        public int family() {
            return AddressFamily.AF_INET6;
        }

        /** Give a copy of the sixteen bytes. */
        @Override
        public byte[] address() {
            return address.clone();
        }

        /** Give the address without the port; a mapped IPv4 address stays an IPv6 one. */
        public Inet6Address inetAddress() {
            try {
                return Inet6Address.getByAddress(null, address, scopeId == 0 ? -1 : scopeId);
            } catch (UnknownHostException e) {
                throw new AssertionError(e); // sixteen bytes are always an address
            }
        }

        /** Give the same address with another port. */
        public Inet6 withPort(int other) {
            return new Inet6(address, other, scopeId);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Inet6 inet
                    && port == inet.port
                    && scopeId == inet.scopeId
                    && Arrays.equals(address, inet.address);
        }

        @Override
        public int hashCode() {
            return (Arrays.hashCode(address) * 31 + port) * 31 + scopeId;
        }

        @Override
        public String toString() {
            return "[" + inetAddress().getHostAddress() + "]:" + port;
        }
    }
}
