package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TcpTest {
    private static NativeSocket server(String host) throws Exception {
        SockAddr address = SockAddr.of(InetAddress.getByName(host), 0);
        NativeSocket server = NativeSocket.open(address.family(), SocketType.SOCK_STREAM, SocketType.IPPROTO_TCP);
        assertEquals(0, server.bind(address));
        assertEquals(0, server.listen(16));
        return server;
    }

    private static void await(NativeSocket socket, int events) {
        PollSet set = new PollSet();
        set.add(socket.fd().number(), events);
        assertEquals(1, set.poll(-1));
    }

    private static NativeSocket connect(NativeSocket socket, NativeSocket server) throws Exception {
        assertEquals(-Errno.EINPROGRESS.code(), socket.connect(server.localAddress()));
        await(socket, PollSet.POLLOUT);
        assertEquals(0, socket.pendingError());
        await(server, PollSet.POLLIN);
        return NativeSocket.adopt(server.accept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldKnowAddressesAndCountersWhenConnected(String host) throws Exception {
        try (NativeSocket server = server(host);
                NativeSocket client = NativeSocket.open(server.localAddress().family(), SocketType.SOCK_STREAM, 0);
                NativeSocket accepted = connect(client, server)) {
            assertEquals(client.localAddress(), accepted.remoteAddress());
            assertEquals(server.localAddress(), client.remoteAddress());
            TcpInfo before = client.tcpInfo();
            for (int i = 0; i < 10; i++) {
                assertEquals(1000, client.send(ByteBuffer.allocate(1000), 0));
                await(accepted, PollSet.POLLIN);
                assertEquals(1000, accepted.receive(ByteBuffer.allocate(1000), 0));
            }
            TcpInfo after = client.tcpInfo();
            assertTrue(after.rtt() > 0 && after.rtt() < 10_000_000, () -> "rtt " + after.rtt());
            assertTrue(after.segsOut().orElseThrow() >= before.segsOut().orElseThrow() + 10);
            assertTrue(accepted.tcpInfo().segsIn().orElseThrow() >= 10);
            assertTrue(after.totalRetrans() >= before.totalRetrans());
        }
    }

    @Test
    void shouldLackSegmentsWhenTheKernelIsOld() {
        ByteBuffer memory = ByteBuffer.allocate(TcpInfo.SIZE).order(ByteOrder.nativeOrder());
        memory.putInt(68, -1).putInt(100, 2).putInt(136, 3).putInt(140, 4);
        assertEquals(
                new TcpInfo(0xffffffffL, 2, OptionalLong.empty(), OptionalLong.empty()), TcpInfo.decode(memory, 136));
        assertEquals(new TcpInfo(0xffffffffL, 2, OptionalLong.of(4), OptionalLong.of(3)), TcpInfo.decode(memory, 144));
    }

    @Test
    void shouldGiveWhatWasSetWhenOptionsAreRead() throws Exception {
        try (NativeSocket inet = NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0);
                NativeSocket inet6 = NativeSocket.open(AddressFamily.AF_INET6, SocketType.SOCK_STREAM, 0)) {
            int tcp = SocketOptions.IPPROTO_TCP;
            int[][] options = {
                {tcp, SocketOptions.TCP_NODELAY, 1},
                {tcp, SocketOptions.TCP_SYNCNT, 3},
                {tcp, SocketOptions.TCP_KEEPIDLE, 11},
                {tcp, SocketOptions.TCP_KEEPINTVL, 12},
                {tcp, SocketOptions.TCP_KEEPCNT, 13},
                {tcp, SocketOptions.TCP_USER_TIMEOUT, 14_000},
                {SocketOptions.SOL_SOCKET, SocketOptions.SO_KEEPALIVE, 1},
                {SocketOptions.SOL_SOCKET, SocketOptions.SO_REUSEADDR, 1},
                {SocketOptions.IPPROTO_IP, SocketOptions.IP_TOS, 0x48}
            };
            for (int[] option : options) {
                assertEquals(0, inet.setOption(option[0], option[1], option[2]));
                assertEquals(option[2], inet.option(option[0], option[1]));
            }
            assertEquals(0, inet6.setOption(SocketOptions.IPPROTO_IPV6, SocketOptions.IPV6_TCLASS, 0x48));
            assertEquals(0x48, inet6.option(SocketOptions.IPPROTO_IPV6, SocketOptions.IPV6_TCLASS));
            assertEquals(0, inet6.setOption(SocketOptions.IPPROTO_IPV6, SocketOptions.IPV6_V6ONLY, 1));
            assertEquals(1, inet6.option(SocketOptions.IPPROTO_IPV6, SocketOptions.IPV6_V6ONLY));
            assertEquals(AddressFamily.AF_INET6, inet6.option(SocketOptions.SOL_SOCKET, SocketOptions.SO_DOMAIN));
            assertEquals(SocketType.IPPROTO_TCP, inet.option(SocketOptions.SOL_SOCKET, SocketOptions.SO_PROTOCOL));
        }
    }

    @Test
    void shouldConnectAgainWhenDisconnected() throws Exception {
        try (NativeSocket first = server("127.0.0.1");
                NativeSocket second = server("127.0.0.1");
                NativeSocket client = NativeSocket.open(AddressFamily.AF_INET, SocketType.SOCK_STREAM, 0);
                NativeSocket one = connect(client, first)) {
            assertEquals(0, client.connect(second.localAddress()), "tells once that the first connect is over");
            assertEquals(-Errno.EISCONN.code(), client.connect(second.localAddress()));
            assertEquals(0, client.disconnect());
            await(one, PollSet.POLLIN);
            try (NativeSocket two = connect(client, second)) {
                assertEquals(client.localAddress(), two.remoteAddress());
            }
        }
    }
}
