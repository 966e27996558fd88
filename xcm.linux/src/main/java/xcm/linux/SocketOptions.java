package xcm.linux;

/**
 * Names the levels and options of setsockopt(2).
 *
 * <p>Source: man 7 socket, man 7 tcp, man 7 ip, man 7 ipv6, man 7 sctp; numbers of asm-generic/socket.h (x86, Arm,
 * RISC-V, s390x; not MIPS, POWER, SPARC).
 */
public final class SocketOptions {
    /** Level of the options of every socket. */
    public static final int SOL_SOCKET = 1;
    /** Option: bind though connections of an earlier socket linger. */
    public static final int SO_REUSEADDR = 2;
    /** Option, read only: the socket's type. */
    public static final int SO_TYPE = 3;
    /** Option, read only: the pending error, which the read clears. */
    public static final int SO_ERROR = 4;
    /** Option: the send buffer in bytes; the kernel doubles what is set. */
    public static final int SO_SNDBUF = 7;
    /** Option: the receive buffer in bytes; the kernel doubles what is set. */
    public static final int SO_RCVBUF = 8;
    /** Option: send keep-alive probes. */
    public static final int SO_KEEPALIVE = 9;
    /** Option: share a port between sockets. */
    public static final int SO_REUSEPORT = 15;
    /** Option: receive credentials with messages. */
    public static final int SO_PASSCRED = 16;
    /** Option, read only: credentials of the peer of an AF_UNIX socket. */
    public static final int SO_PEERCRED = 17;
    /** Option, read only: whether the socket listens. */
    public static final int SO_ACCEPTCONN = 30;
    /** Option: the send buffer beyond the system's limit, for CAP_NET_ADMIN. */
    public static final int SO_SNDBUFFORCE = 32;
    /** Option, read only: the socket's protocol. */
    public static final int SO_PROTOCOL = 38;
    /** Option, read only: the socket's address family. */
    public static final int SO_DOMAIN = 39;

    /** Level of TCP's options. */
    public static final int IPPROTO_TCP = 6;
    /** Option: send at once, without Nagle's delay. */
    public static final int TCP_NODELAY = 1;
    /** Option: the largest segment in bytes. */
    public static final int TCP_MAXSEG = 2;
    /** Option: seconds of silence before the first probe. */
    public static final int TCP_KEEPIDLE = 4;
    /** Option: seconds between probes. */
    public static final int TCP_KEEPINTVL = 5;
    /** Option: probes without an answer before the connection breaks. */
    public static final int TCP_KEEPCNT = 6;
    /** Option: SYN retransmissions before connect gives up. */
    public static final int TCP_SYNCNT = 7;
    /** Option, read only: the connection's state and counters; see {@link TcpInfo}. */
    public static final int TCP_INFO = 11;
    /** Option: milliseconds that sent data may stay without acknowledgement. */
    public static final int TCP_USER_TIMEOUT = 18;

    /** Level of IPv4's options. */
    public static final int IPPROTO_IP = 0;
    /** Option: the type-of-service byte. */
    public static final int IP_TOS = 1;
    /** Option: bind to an address that is not there (yet). */
    public static final int IP_FREEBIND = 15;

    /** Level of IPv6's options. */
    public static final int IPPROTO_IPV6 = 41;
    /** Option: no IPv4 by mapped addresses. */
    public static final int IPV6_V6ONLY = 26;
    /** Option: the traffic-class byte. */
    public static final int IPV6_TCLASS = 67;

    /** Level of SCTP's options. */
    public static final int IPPROTO_SCTP = 132;
    /** Option: send at once, without Nagle's delay. */
    public static final int SCTP_NODELAY = 3;

    private SocketOptions() {}
}
