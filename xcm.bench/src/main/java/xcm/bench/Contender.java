package xcm.bench;

/** Names who does the work. */
public enum Contender {
    /** This project. */
    XCM("xcm"),
    /** The system calls of it, by the same binding, and the least of code around: the floor. */
    KERNEL("kernel"),
    /** junixsocket's SOCK_SEQPACKET channel. */
    JUNIXSOCKET("junixsocket"),
    /** The JDK's SocketChannel, with framing by hand. */
    NIO("nio"),
    /** Netty with its native epoll transport, and its own codecs for framing. */
    NETTY_EPOLL("netty-epoll"),
    /** Netty over the JDK's channels, and its own codecs for framing. */
    NETTY_NIO("netty-nio"),
    /** JeroMQ's PAIR sockets. */
    JEROMQ("jeromq");

    private final String text;

    Contender(String text) {
        this.text = text;
    }

    /** Returns whether it has the transport, and a way to send many at once if the work asks for it. */
    boolean takesPart(Work work, Transport transport) {
        return switch (this) {
            case XCM, KERNEL, NIO, NETTY_EPOLL -> true;
            case JUNIXSOCKET -> transport == Transport.UX && work != Work.BATCHES;
            case NETTY_NIO -> transport == Transport.TCP;
            case JEROMQ -> transport == Transport.TCP && work != Work.BATCHES; // its ipc is TCP, too
        };
    }

    /** Returns whether it is somebody else: neither this project nor its floor. */
    boolean isPeer() {
        return this != XCM && this != KERNEL;
    }

    /** Opens what does a work. */
    Exchange open(Work work, Transport transport, Payload payload) throws Exception {
        boolean blocking = Ports.isBlocking(work);
        return switch (this) {
            case XCM -> XcmPort.open(transport, payload, blocking).exchange(work, payload);
            case KERNEL -> kernel(transport, payload, blocking).exchange(work, payload);
            case JUNIXSOCKET -> JunixsocketPort.open(payload).exchange(work, payload);
            case NIO -> ChannelStream.open(transport, payload, blocking).exchange(work, payload);
            case NETTY_EPOLL -> NettyExchange.open(NettyKit.epoll(transport), work, payload);
            case NETTY_NIO -> NettyExchange.open(NettyKit.nio(), work, payload);
            case JEROMQ -> JeromqPort.open(payload).exchange(work, payload);
        };
    }

    private static Ports kernel(Transport transport, Payload payload, boolean blocking) throws Exception {
        return transport == Transport.UX
                ? KernelMessages.open(payload, blocking)
                : KernelStream.open(payload, blocking);
    }

    @Override
    public String toString() {
        return text;
    }
}
