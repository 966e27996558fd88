package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static xcm.linux.AddressFamily.AF_INET;
import static xcm.linux.AddressFamily.AF_UNIX;
import static xcm.linux.SocketType.SOCK_SEQPACKET;
import static xcm.linux.SocketType.SOCK_STREAM;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(20)
class NativeSocketErrorsTest {
    private final SockAddr unique = SockAddr.Unix.abstractName("xcm-linux-" + UUID.randomUUID());

    private static void assertErrno(Errno expected, long result) {
        assertEquals(-expected.code(), result, () -> Errno.of((int) result).name());
    }

    private static void assertThrowsErrno(Errno expected, Executable call) {
        assertSame(expected, assertThrows(ErrnoException.class, call).errno());
    }

    private static SockAddr loopback(int port) {
        return SockAddr.of(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void shouldFailWhenTheAddressIsInUse() throws Exception {
        try (NativeSocket first = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0);
                NativeSocket second = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0)) {
            assertEquals(0, first.bind(unique));
            assertErrno(Errno.EADDRINUSE, second.bind(unique));
            assertErrno(Errno.EINVAL, first.bind(unique));
        }
    }

    @Test
    void shouldFailWhenNobodyListens() throws Exception {
        try (NativeSocket unix = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0)) {
            assertErrno(Errno.ECONNREFUSED, unix.connect(unique));
            assertErrno(Errno.ENOENT, unix.connect(SockAddr.Unix.path("/nonexistent/" + UUID.randomUUID())));
        }
        try (NativeSocket bound = NativeSocket.open(AF_INET, SOCK_STREAM, 0);
                NativeSocket socket = NativeSocket.open(AF_INET, SOCK_STREAM, 0)) {
            assertEquals(0, bound.bind(loopback(0)));
            assertErrno(Errno.EINPROGRESS, socket.connect(bound.localAddress()));
            PollSet set = new PollSet();
            set.add(socket.fd().number(), PollSet.POLLOUT);
            assertEquals(1, set.poll(-1));
            assertEquals(Errno.ECONNREFUSED.code(), socket.pendingError());
            assertEquals(0, socket.pendingError(), "the read clears it");
        }
    }

    @Test
    void shouldFailWhenItWouldBlock() throws Exception {
        try (NativeSocket server = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0);
                NativeSocket one = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0);
                NativeSocket two = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0)) {
            assertEquals(0, server.bind(unique));
            assertErrno(Errno.EINVAL, server.accept());
            assertEquals(0, server.listen(0));
            assertErrno(Errno.EAGAIN, server.accept());
            assertEquals(0, one.connect(unique));
            assertErrno(Errno.EAGAIN, two.connect(unique));
            assertErrno(Errno.EAGAIN, one.receive(ByteBuffer.allocate(1), 0));
            assertErrno(Errno.EAGAIN, one.receive(ByteBuffer.allocateDirect(1), 0));
            int sent;
            do {
                sent = one.send(ByteBuffer.allocate(1000), 0);
            } while (sent == 1000);
            assertErrno(Errno.EAGAIN, sent);
        }
    }

    @Test
    void shouldLeaveThePositionWhenFailing() throws Exception {
        try (NativeSocket.Pair pair = NativeSocket.pair(SOCK_SEQPACKET)) {
            ByteBuffer large = ByteBuffer.allocate(4 << 20);
            assertErrno(Errno.EMSGSIZE, pair.first().send(large, 0));
            assertErrno(Errno.EMSGSIZE, pair.first().send(ByteBuffer.allocateDirect(4 << 20), 0));
            ByteBuffer[] parts = {large};
            assertErrno(Errno.EMSGSIZE, pair.first().sendGather(parts, 0, 1, 0));
            assertEquals(0, large.position());
        }
    }

    @Test
    void shouldFailWithoutASignalWhenThePeerIsGone() throws Exception {
        try (NativeSocket.Pair pair = NativeSocket.pair(SOCK_SEQPACKET);
                MessageBatch batch = new MessageBatch(1)) {
            pair.second().close();
            ByteBuffer[] one = {ByteBuffer.allocate(1)};
            assertErrno(Errno.EPIPE, pair.first().send(one[0], 0));
            assertErrno(Errno.EPIPE, pair.first().sendGather(one, 0, 1, 0));
            assertErrno(Errno.EPIPE, batch.send(pair.first(), one, 0, 1, 0));
            assertEquals(0, one[0].position());
        }
    }

    @Test
    void shouldFailWhenThePeerWentWithUnreadData() throws Exception {
        try (NativeSocket.Pair pair = NativeSocket.pair(SOCK_STREAM)) {
            assertEquals(1, pair.first().send(ByteBuffer.allocate(1), 0));
            pair.second().close();
            assertErrno(Errno.ECONNRESET, pair.first().receive(ByteBuffer.allocate(1), 0));
        }
    }

    @Test
    void shouldFailWhenNotConnected() throws Exception {
        try (NativeSocket unix = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0);
                NativeSocket tcp = NativeSocket.open(AF_INET, SOCK_STREAM, 0)) {
            assertErrno(Errno.ENOTCONN, unix.send(ByteBuffer.allocate(1), 0));
            assertErrno(Errno.ENOTCONN, tcp.receive(ByteBuffer.allocate(1), 0));
            assertErrno(Errno.EPIPE, tcp.send(ByteBuffer.allocate(1), 0));
            assertErrno(Errno.ENOTCONN, tcp.shutdown(1));
            assertThrowsErrno(Errno.ENOTCONN, tcp::remoteAddress);
        }
    }

    @Test
    void shouldFailWhenClosed() throws Exception {
        NativeSocket socket = NativeSocket.open(AF_UNIX, SOCK_SEQPACKET, 0);
        socket.close();
        socket.close();
        ByteBuffer[] one = {ByteBuffer.allocate(1)};
        assertErrno(Errno.EBADF, socket.send(one[0], 0));
        assertErrno(Errno.EBADF, socket.receive(one[0], 0));
        assertErrno(Errno.EBADF, socket.sendGather(one, 0, 1, 0));
        assertErrno(Errno.EBADF, socket.receiveScatter(one, 0, 1, 0));
        assertErrno(Errno.EBADF, socket.bind(unique));
        assertErrno(Errno.EBADF, socket.listen(1));
        assertErrno(Errno.EBADF, socket.accept());
        assertErrno(Errno.EBADF, socket.connect(unique));
        assertErrno(Errno.EBADF, socket.disconnect());
        assertErrno(Errno.EBADF, socket.setOption(SocketOptions.SOL_SOCKET, SocketOptions.SO_SNDBUF, 1));
        assertErrno(Errno.EBADF, socket.option(SocketOptions.SOL_SOCKET, SocketOptions.SO_SNDBUF));
        assertErrno(Errno.EBADF, socket.pendingError());
        assertThrowsErrno(Errno.EBADF, socket::localAddress);
        assertThrowsErrno(Errno.EBADF, socket::peerCredentials);
        assertThrowsErrno(Errno.EBADF, socket::tcpInfo);
    }

    @Test
    void shouldFailWhenTheCallDoesNotFitTheSocket() throws Exception {
        try (NativeSocket.Pair unix = NativeSocket.pair(SOCK_SEQPACKET)) {
            assertThrowsErrno(Errno.EOPNOTSUPP, unix.first()::tcpInfo);
            assertErrno(Errno.EOPNOTSUPP, unix.first().option(SocketOptions.IPPROTO_TCP, SocketOptions.TCP_NODELAY));
            assertErrno(Errno.ENOPROTOOPT, unix.first().option(SocketOptions.SOL_SOCKET, 9999));
            assertErrno(Errno.EINVAL, unix.first().connect(loopback(1)));
        }
        assertThrowsErrno(Errno.EAFNOSUPPORT, () -> NativeSocket.open(9999, SOCK_STREAM, 0));
    }
}
