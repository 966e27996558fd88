package xcm.bench;

import io.netty.handler.ssl.SslProvider;

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
    JEROMQ("jeromq"),
    /** The JDK's SSLSocket, with framing by hand; for what it calls for, the JDK's cryptography alone. */
    JDK("jdk"),
    /** Netty with its native epoll transport, and TLS by the JDK's engine. */
    NETTY_JDK("netty-jdk"),
    /** Netty with its native epoll transport, and TLS by BoringSSL, a descendant of OpenSSL that chooses AES-128 by itself. */
    NETTY_OPENSSL("netty-openssl"),
    /** OpenSSL's own programs. */
    OPENSSL("openssl");

    private final String text;

    Contender(String text) {
        this.text = text;
    }

    /** Returns whether it has the transport, and a way to do the work. */
    boolean takesPart(Work work, Transport transport) {
        return switch (transport) {
            case UX -> work.movesMessages() && movesOverUx(work);
            case TCP -> work.movesMessages() ? movesOverTcp(work) : this == XCM && work == Work.CONNECTIONS;
            case TLS ->
                switch (this) {
                    case XCM, NETTY_JDK, NETTY_OPENSSL -> work.movesMessages() || work == Work.CONNECTIONS;
                    case JDK -> true;
                    case OPENSSL -> !work.movesMessages();
                    default -> false;
                };
        };
    }

    private boolean movesOverUx(Work work) {
        return switch (this) {
            case XCM, KERNEL, NIO, NETTY_EPOLL -> true;
            case JUNIXSOCKET -> work != Work.BATCHES;
            default -> false; // JeroMQ's ipc is TCP, too
        };
    }

    private boolean movesOverTcp(Work work) {
        return switch (this) {
            case XCM, KERNEL, NIO, NETTY_EPOLL, NETTY_NIO -> true;
            case JEROMQ -> work != Work.BATCHES;
            default -> false;
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
            case XCM ->
                work == Work.CONNECTIONS
                        ? new Connections(new XcmDoor(transport, payload), payload)
                        : XcmPort.open(transport, payload, blocking).exchange(work, payload);
            case KERNEL -> kernel(transport, payload, blocking).exchange(work, payload);
            case JUNIXSOCKET -> JunixsocketPort.open(payload).exchange(work, payload);
            case NIO -> ChannelStream.open(transport, payload, blocking).exchange(work, payload);
            case NETTY_EPOLL -> NettyExchange.open(NettyKit.epoll(transport), work, payload);
            case NETTY_NIO -> NettyExchange.open(NettyKit.nio(), work, payload);
            case JEROMQ -> JeromqPort.open(payload).exchange(work, payload);
            case JDK -> jdk(work, payload);
            case NETTY_JDK -> netty(SslProvider.JDK, work, payload);
            case NETTY_OPENSSL -> netty(SslProvider.OPENSSL, work, payload);
            case OPENSSL -> throw new UnsupportedOperationException("is measured by programs");
        };
    }

    private static Exchange jdk(Work work, Payload payload) throws Exception {
        if (work.movesMessages()) {
            return SslSocketStream.open(payload).exchange(work, payload);
        }
        return work == Work.CONNECTIONS
                ? new Connections(new SslSocketDoor(payload), payload)
                : new Crypto(work, payload);
    }

    private static Exchange netty(SslProvider engine, Work work, Payload payload) throws Exception {
        var kit = NettyKit.epoll(Transport.TCP);
        var tls = NettyTls.of(engine);
        return work == Work.CONNECTIONS
                ? NettyConnections.open(kit, tls, payload)
                : NettyExchange.open(kit, tls, work, payload);
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
