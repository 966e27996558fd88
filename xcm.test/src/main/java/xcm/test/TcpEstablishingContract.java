package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;
import xcm.linux.SocketType;

/**
 * Is about connections over TCP that are on their way: to a listening socket whose queue is full, so that the kernel drops
 * what comes, see listen(2).
 */
abstract class TcpEstablishingContract extends Contract {
    TcpEstablishingContract(TransportUnderTest transport) {
        super(transport);
    }

    /** Returns the address of a listening socket with a full queue. */
    private String busy() throws Exception {
        var host = InetAddress.getByName(Place.of(transport.newAddress()).host());
        int family = host.getAddress().length == 4 ? AddressFamily.AF_INET : AddressFamily.AF_INET6;
        var listener = sockets.closing(NativeSocket.open(family, SocketType.SOCK_STREAM, 0));
        assertEquals(0, listener.bind(SockAddr.of(host, 0)));
        assertEquals(0, listener.listen(0));
        var bound = listener.localAddress();
        var filler = sockets.closing(NativeSocket.open(family, SocketType.SOCK_STREAM, 0));
        filler.connect(bound);
        var port = bound.toString().substring(bound.toString().lastIndexOf(':') + 1);
        return Place.of(transport.newAddress()).withPort(port).address(transport.name());
    }

    @Test
    void shouldEndAConnectWhenTheThreadIsInterrupted() throws Exception {
        var address = busy();
        var connecting = Blocked.untilItWaits(() -> Xcm.connect(address, sockets.blocking(true)));
        connecting.interrupt();
        assertEquals("EINTR", connecting.outcome());
        connecting.assertStillInterrupted();
    }

    @Test
    void shouldKnowNoAddressesWhenConnecting() throws Exception {
        var client = sockets.connect(busy(), sockets.blocking(false));
        assertFalse(client.finish());
        assertEquals(Optional.empty(), client.remoteAddress());
        assertEquals(Optional.empty(), client.localAddress());
        Outcome.fails(Errno.ENOENT, () -> client.attributes().get("xcm.remote_addr"));
        Outcome.fails(Errno.ENOENT, () -> client.attributes().get("xcm.local_addr"));
        assertEquals(transport.name(), client.transport());
        assertFalse(Wait.isReady(client));
    }

    @Test
    void shouldBufferOneMessageWhenConnecting() throws Exception {
        var client = sockets.connect(busy(), sockets.blocking(false));
        int buffered = isMessaging() ? 5 : 0;
        assertEquals(buffered, client.send(Payload.text("first")));
        assertEquals(0, client.send(Payload.text("second")));
        assertEquals(0, client.receive(ByteBuffer.allocate(10)));
        assertFalse(client.finish());
        assertEquals(buffered, client.attributes().getInt64("xcm.from_app_bytes"));
        assertEquals(0, client.attributes().getInt64("xcm.to_lower_bytes"));
    }

    @Test
    void shouldFailForEverWhenTheTimeToConnectIsOver() throws Exception {
        var attributes = sockets.blocking(false).toBuilder().add("tcp.connect_timeout", 0.2);
        var client = sockets.connect(busy(), attributes.build());
        client.await(0);
        Wait.forAny(client);
        for (int i = 0; i < 2; i++) {
            Outcome.fails(Errno.ETIMEDOUT, client::finish);
            Outcome.fails(Errno.ETIMEDOUT, () -> client.send(Payload.text("x")));
            Outcome.fails(Errno.ETIMEDOUT, () -> client.receive(ByteBuffer.allocate(1)));
            Outcome.fails(Errno.ETIMEDOUT, () -> client.setBlocking(true));
            assertTrue(Wait.isReady(client));
        }
        assertFalse(client.isBlocking());
        var blocking = attributes.add("xcm.blocking", true).build();
        var address = busy();
        Outcome.fails(Errno.ETIMEDOUT, () -> sockets.connect(address, blocking));
    }

    @Test
    void shouldHaveTheDefaultsWhenNothingIsSaid() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "request");
        assertEquals("request", Sockets.receiveText(pair.accepted(), 7));
        Sockets.send(pair.accepted(), "reply");
        assertEquals("reply", Sockets.receiveText(pair.client(), 5));
        var attributes = pair.client().attributes();
        assertEquals("single", attributes.getString("dns.algorithm"));
        assertEquals(10.0, attributes.getDouble("dns.timeout"));
        assertEquals(3.0, attributes.getDouble("tcp.connect_timeout"));
        for (var connection : List.of(pair.client(), pair.accepted())) {
            assertTrue(connection.attributes().getBool("tcp.keepalive"));
            assertEquals(1, int64(connection, "tcp.keepalive_time"));
            assertEquals(1, int64(connection, "tcp.keepalive_interval"));
            assertEquals(3, int64(connection, "tcp.keepalive_count"));
            assertEquals(3, int64(connection, "tcp.user_timeout"));
            assertTrue(int64(connection, "tcp.rtt") >= 0);
            assertEquals(0, int64(connection, "tcp.total_retrans"));
            assertTrue(int64(connection, "tcp.segs_in") > 0);
            assertTrue(int64(connection, "tcp.segs_out") > 0);
            Outcome.fails(Errno.ENOENT, () -> connection.attributes().getString("tcp.keepalive_time"));
            Outcome.fails(Errno.EACCES, () -> connection.attributes().get("tcp"));
            if (transport.serverAttributes().contains("ipv6.scope")) {
                assertEquals(0, int64(connection, "ipv6.scope"));
            }
        }
    }

    @Test
    void shouldRefuseTheAttributesOfConnectingWhenItIsTooLate() throws Exception {
        var pair = sockets.pair();
        var attributes = pair.client().attributes();
        Outcome.fails(Errno.EACCES, () -> attributes.set("dns.algorithm", "single"));
        Outcome.fails(Errno.EACCES, () -> attributes.set("dns.timeout", 1.0));
        Outcome.fails(Errno.EACCES, () -> attributes.set("tcp.connect_timeout", 1.0));
        Outcome.fails(Errno.ENOENT, () -> pair.accepted().attributes().get("dns.algorithm"));
        Outcome.fails(Errno.ENOENT, () -> pair.server().attributes().get("dns.timeout"));
        Outcome.fails(Errno.ENOENT, () -> pair.server().attributes().get("tcp.keepalive"));
    }

    private static long int64(XcmConnection connection, String name) throws Exception {
        return connection.attributes().getInt64(name);
    }
}
