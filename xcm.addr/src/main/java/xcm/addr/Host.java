package xcm.addr;

import java.nio.ByteBuffer;

/**
 * Names a host: by an IP address or by a DNS name that is yet to be resolved.
 *
 * <p>Hosts are immutable values. {@link #toString()} gives the text as it stands in an address.
 */
public sealed interface Host permits Host.Ip, Host.Name {

    /** Holds an IP address of either version. */
    sealed interface Ip extends Host permits Ipv4, Ipv6 {

        /**
         * Gives the address as a new array.
         *
         * @return 4 or 16 bytes in network byte order
         */
        byte[] bytes();
    }

    /**
     * Makes a host of an IP address.
     *
     * @param address 4 bytes for IPv4 or 16 for IPv6, in network byte order; copied
     * @return an {@link Ipv4} or {@link Ipv6}. An IPv4-mapped IPv6 address stays IPv6.
     * @throws IllegalArgumentException if there are neither 4 nor 16 bytes
     */
    static Ip ip(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        return switch (address.length) {
            case 4 -> new Ipv4(bytes.getInt());
            case 16 -> new Ipv6(bytes.getLong(), bytes.getLong());
            default ->
                throw new IllegalArgumentException(
                        "IP address of " + address.length + " bytes: must be 4 (IPv4) or 16 (IPv6)");
        };
    }

    /**
     * Tells whether this host stands for all local interfaces ({@code *} or {@code [*]}).
     *
     * @return true for the IP addresses 0.0.0.0 and ::
     */
    boolean isWildcard();

    /**
     * Gives the text as it stands in an address.
     *
     * @return the canonical text
     */
    @Override
    String toString();

    /**
     * Tells whether a text has the form of a DNS name, as the grammar of the {@linkplain xcm.addr package} defines it.
     *
     * <p>An IPv4 address has this form, too.
     *
     * @param text any text
     * @return true if it is a DNS name of at most 253 bytes
     */
    static boolean isDnsName(String text) {
        return HostSyntax.isDnsName(text);
    }

    /**
     * Holds an IPv4 address.
     *
     * @param bits the 32 bits, the first octet in the highest 8
     */
    record Ipv4(int bits) implements Ip {

        @Override
        public byte[] bytes() {
            return ByteBuffer.allocate(4).putInt(bits).array();
        }

        @Override
        public boolean isWildcard() {
            return bits == 0;
        }

        /**
         * Gives the dotted text.
         *
         * @return for example {@code 127.0.0.1}
         */
        @Override
        public String toString() {
            return InetText.print(this);
        }
    }

    /**
     * Holds an IPv6 address without a scope.
     *
     * @param high the first 64 bits
     * @param low  the last 64 bits
     */
    record Ipv6(long high, long low) implements Ip {

        @Override
        public byte[] bytes() {
            return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        }

        @Override
        public boolean isWildcard() {
            return high == 0 && low == 0;
        }

        /**
         * Gives the compressed lower-case text of inet_ntop(3) in brackets.
         *
         * @return for example {@code [2001:db8::1]} or {@code [::ffff:127.0.0.1]}
         */
        @Override
        public String toString() {
            return '[' + InetText.print(this) + ']';
        }
    }

    /**
     * Holds a DNS name. Its case is preserved and counts in comparisons.
     *
     * @param name the name; one that {@link #isDnsName} accepts and that is not an IPv4 address
     */
    record Name(String name) implements Host {

        /**
         * Makes a host of a name.
         *
         * @param name the name
         * @throws IllegalArgumentException if this is not a DNS name
         */
        public Name {
            if (!isDnsName(name) || InetText.parseIpv4(name, 0) >= 0) {
                throw new IllegalArgumentException("\"" + name + "\" is not a DNS name");
            }
        }

        @Override
        public boolean isWildcard() {
            return false;
        }

        /**
         * Gives the name as it is.
         *
         * @return the name
         */
        @Override
        public String toString() {
            return name;
        }
    }
}
