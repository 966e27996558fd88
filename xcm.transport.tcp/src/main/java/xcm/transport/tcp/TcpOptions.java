package xcm.transport.tcp;

import static xcm.linux.SocketOptions.IPPROTO_IP;
import static xcm.linux.SocketOptions.IPPROTO_IPV6;
import static xcm.linux.SocketOptions.IPPROTO_TCP;
import static xcm.linux.SocketOptions.IPV6_TCLASS;
import static xcm.linux.SocketOptions.IP_TOS;
import static xcm.linux.SocketOptions.SOL_SOCKET;
import static xcm.linux.SocketOptions.SO_KEEPALIVE;
import static xcm.linux.SocketOptions.TCP_KEEPCNT;
import static xcm.linux.SocketOptions.TCP_KEEPIDLE;
import static xcm.linux.SocketOptions.TCP_KEEPINTVL;
import static xcm.linux.SocketOptions.TCP_NODELAY;
import static xcm.linux.SocketOptions.TCP_SYNCNT;
import static xcm.linux.SocketOptions.TCP_USER_TIMEOUT;

import xcm.linux.AddressFamily;
import xcm.linux.NativeSocket;

/**
 * Is what a connection asks of the kernel's TCP (man 7 tcp): what attributes choose, and what is always so.
 *
 * @param keepalive whether probes are sent while nothing else is
 * @param keepaliveTime seconds of silence before the first probe
 * @param keepaliveInterval seconds between probes
 * @param keepaliveCount probes without an answer before the connection breaks
 * @param userTimeout seconds that sent data may stay without acknowledgement
 */
record TcpOptions(boolean keepalive, int keepaliveTime, int keepaliveInterval, int keepaliveCount, int userTimeout) {
    static final TcpOptions DEFAULT = new TcpOptions(true, 1, 1, 3, 3);

    /** The type of service (RFC 2474) of all packets: DSCP 40, class selector 5. */
    private static final int TOS = 40 << 2;

    private static final int SYN_RETRANSMISSIONS = 3;
    private static final int MILLIS = 1000;

    TcpOptions withKeepalive(boolean value) {
        return new TcpOptions(value, keepaliveTime, keepaliveInterval, keepaliveCount, userTimeout);
    }

    TcpOptions withKeepaliveTime(int value) {
        return new TcpOptions(keepalive, value, keepaliveInterval, keepaliveCount, userTimeout);
    }

    TcpOptions withKeepaliveInterval(int value) {
        return new TcpOptions(keepalive, keepaliveTime, value, keepaliveCount, userTimeout);
    }

    TcpOptions withKeepaliveCount(int value) {
        return new TcpOptions(keepalive, keepaliveTime, keepaliveInterval, value, userTimeout);
    }

    TcpOptions withUserTimeout(int value) {
        return new TcpOptions(keepalive, keepaliveTime, keepaliveInterval, keepaliveCount, value);
    }

    /** Sets all options of a socket that is to connect, or was accepted; 0, or -EINVAL if a value is not for the kernel. */
    int apply(NativeSocket socket, int family) {
        int result = socket.setOption(IPPROTO_TCP, TCP_NODELAY, 1);
        result = result < 0 ? result : socket.setOption(IPPROTO_TCP, TCP_SYNCNT, SYN_RETRANSMISSIONS);
        result = result < 0 ? result : mark(socket, family);
        result = result < 0 ? result : socket.setOption(IPPROTO_TCP, TCP_KEEPIDLE, keepaliveTime);
        result = result < 0 ? result : socket.setOption(IPPROTO_TCP, TCP_KEEPINTVL, keepaliveInterval);
        result = result < 0 ? result : socket.setOption(IPPROTO_TCP, TCP_KEEPCNT, keepaliveCount);
        result = result < 0 ? result : setKeepalive(socket);
        return result < 0 ? result : socket.setOption(IPPROTO_TCP, TCP_USER_TIMEOUT, userTimeout * MILLIS);
    }

    /** Sets those options that differ from the ones that the socket has; 0, or as {@link #apply}. */
    int applyChanges(NativeSocket socket, TcpOptions present) {
        int result = 0;
        if (keepaliveTime != present.keepaliveTime) {
            result = socket.setOption(IPPROTO_TCP, TCP_KEEPIDLE, keepaliveTime);
        }
        if (result == 0 && keepaliveInterval != present.keepaliveInterval) {
            result = socket.setOption(IPPROTO_TCP, TCP_KEEPINTVL, keepaliveInterval);
        }
        if (result == 0 && keepaliveCount != present.keepaliveCount) {
            result = socket.setOption(IPPROTO_TCP, TCP_KEEPCNT, keepaliveCount);
        }
        if (result == 0 && keepalive != present.keepalive) {
            result = setKeepalive(socket);
        }
        if (result == 0 && userTimeout != present.userTimeout) {
            result = socket.setOption(IPPROTO_TCP, TCP_USER_TIMEOUT, userTimeout * MILLIS);
        }
        return result;
    }

    /** Sets the type of service of a socket's packets; 0 or a negative errno. */
    static int mark(NativeSocket socket, int family) {
        return family == AddressFamily.AF_INET6
                ? socket.setOption(IPPROTO_IPV6, IPV6_TCLASS, TOS)
                : socket.setOption(IPPROTO_IP, IP_TOS, TOS);
    }

    /** Sets the type of service for the IPv4 packets of a server socket that serves IPv6 and IPv4; 0 or a negative errno. */
    static int markIpv4(NativeSocket socket) {
        return socket.setOption(IPPROTO_IP, IP_TOS, TOS);
    }

    private int setKeepalive(NativeSocket socket) {
        return socket.setOption(SOL_SOCKET, SO_KEEPALIVE, keepalive ? 1 : 0);
    }
}
