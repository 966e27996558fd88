package xcm.linux;

/** Names the socket types and protocols of socket(2). Source: man 2 socket, linux/net.h (not MIPS), man 5 protocols. */
public final class SocketType {
    /** Carry a stream of bytes. */
    public static final int SOCK_STREAM = 1;
    /** Carry datagrams. */
    public static final int SOCK_DGRAM = 2;
    /** Carry a sequence of messages over a connection. */
    public static final int SOCK_SEQPACKET = 5;
    /** Make the new descriptor non-blocking. */
    public static final int SOCK_NONBLOCK = 0x800;
    /** Close the new descriptor on exec. */
    public static final int SOCK_CLOEXEC = 0x80000;

    /** Speak TCP: man 7 tcp. */
    public static final int IPPROTO_TCP = 6;
    /** Speak UDP: man 7 udp. */
    public static final int IPPROTO_UDP = 17;
    /** Speak SCTP: man 7 sctp. */
    public static final int IPPROTO_SCTP = 132;

    private SocketType() {}
}
