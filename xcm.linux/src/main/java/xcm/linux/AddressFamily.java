package xcm.linux;

/** Names the address families of socket(2). Source: man 7 address_families. */
public final class AddressFamily {
    /** Leave the family open. */
    public static final int AF_UNSPEC = 0;
    /** Stay in this host: man 7 unix. */
    public static final int AF_UNIX = 1;
    /** Use IPv4: man 7 ip. */
    public static final int AF_INET = 2;
    /** Use IPv6: man 7 ipv6. */
    public static final int AF_INET6 = 10;

    private AddressFamily() {}
}
