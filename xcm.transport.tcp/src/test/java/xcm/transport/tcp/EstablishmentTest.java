package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeTree;
import xcm.attr.AttributeValue;
import xcm.linux.Errno;
import xcm.linux.SocketOptions;
import xcm.test.network.Ends;
import xcm.test.network.Namespace;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EstablishmentTest {
    private static final AttributeMap NON_BLOCKING =
            Ends.ANY.toBuilder().add("xcm.blocking", false).build();

    @Test
    void shouldApplyOptionsThatAreSetWhileConnecting() throws Exception {
        try (var namespace = new Namespace();
                var server = namespace.in(() -> Xcm.server("btcp:127.0.0.1:0", Ends.ANY))) {
            namespace.drop("tcp flags & (syn | ack) == syn");
            var connection = BtcpConnection.toConnect(new Surroundings("btcp"));
            var address = server.localAddress().orElseThrow();
            namespace.in(() -> {
                connection.connect(address);
                return true;
            });
            assertEquals(BtcpConnection.State.CONNECTING, connection.state());
            set(connection, "tcp.user_timeout", AttributeValue.of(7));
            set(connection, "tcp.keepalive_count", AttributeValue.of(5));
            namespace.dropNothing();
            try (var accepted = server.accept()) {
                while (connection.finish() == TransportConnection.AGAIN) {
                    Thread.onSpinWait();
                }
                var socket = connection.connected().orElseThrow();
                assertEquals(7000, socket.option(SocketOptions.IPPROTO_TCP, SocketOptions.TCP_USER_TIMEOUT));
                assertEquals(5, socket.option(SocketOptions.IPPROTO_TCP, SocketOptions.TCP_KEEPCNT));
                assertEquals(1, socket.option(SocketOptions.IPPROTO_TCP, SocketOptions.TCP_KEEPIDLE));
                assertTrue(accepted.remoteAddress().isPresent());
            } finally {
                connection.close();
            }
        }
    }

    private static void set(BtcpConnection connection, String name, AttributeValue value) throws Exception {
        var tree = AttributeTree.builder();
        connection.attributes(tree);
        tree.build().set(name, value);
    }

    @Test
    void shouldNotBlockWhenQueueOfServerIsFull() throws Exception {
        try (var server = Xcm.server("tcp:127.0.0.1:0")) {
            var address = server.localAddress().orElseThrow();
            var connections = new ArrayList<XcmConnection>();
            for (int i = 0; i < 64; i++) {
                connections.add(Xcm.connect(address, NON_BLOCKING));
            }
            long established = 0;
            for (var connection : connections) {
                established += connection.finish() ? 1 : 0;
                connection.close();
            }
            assertTrue(established >= 33, established + " of 64"); // the backlog and one
            assertTrue(established < 64, established + " of 64");
        }
    }

    @Test
    void shouldCloseDuringLookUp() throws Exception {
        var resolution = new Resolution("unknown.invalid", TimeUnit.SECONDS.toNanos(10));
        resolution.close();
        assertFalse(resolution.fd().isOpen());
        assertTrue(resolution.isDone());
        try (var connection = Xcm.connect("tcp:unknown.invalid:1", NON_BLOCKING)) {
            assertFalse(connection.finish());
            assertEquals(Errno.EBADF, Ends.failure(() -> connection.attributes().getInt64("tcp.rtt")));
            connection.attributes().set("tcp.connect_timeout", 0.25);
            assertEquals(0.25, connection.attributes().getDouble("tcp.connect_timeout"));
            assertEquals(
                    Errno.EACCES, Ends.failure(() -> connection.attributes().set("dns.timeout", 1.0)));
        }
    }

    @Test
    void shouldConnectToThisHostWhenAddressIsWildcard() throws XcmException {
        try (var server = Xcm.server("tcp:[*]:0")) {
            var address = server.localAddress().orElseThrow();
            for (var host : List.of("*", "[*]", "127.0.0.1", "[::1]")) {
                try (var client = Xcm.connect(address.replace("[::]", host));
                        var accepted = server.accept()) {
                    new Ends(client, accepted).exchange();
                }
            }
            assertEquals(Errno.EADDRINUSE, Ends.failure(() -> Xcm.server(address.replace("[::]", "*"))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 3_500, 50_000})
    void shouldCarryAllBytesWhenPeerTakesFewAtATime(int piece) throws Exception {
        try (var server = Xcm.server("btcp:127.0.0.1:0", Ends.ANY)) {
            var connection = BtcpConnection.toConnect(new Surroundings("btcp"));
            connection.connect(server.localAddress().orElseThrow());
            try (var accepted = server.accept()) {
                while (connection.finish() == TransportConnection.AGAIN) {
                    Thread.onSpinWait();
                }
                var socket = connection.connected().orElseThrow();
                socket.setOption(SocketOptions.SOL_SOCKET, SocketOptions.SO_SNDBUF, 1);
                var sent = ByteBuffer.allocateDirect(1_000_000);
                while (sent.hasRemaining()) {
                    sent.putInt(sent.position());
                }
                sent.flip();
                accepted.setBlocking(false);
                var received = ByteBuffer.allocate(sent.capacity());
                int stalls = 0;
                while (received.hasRemaining()) {
                    while (sent.hasRemaining() && connection.send(sent) > 0) {
                        assertTrue(sent.position() > received.position());
                    }
                    stalls += sent.hasRemaining() ? 1 : 0;
                    var part = received.slice(received.position(), Math.min(piece, received.remaining()));
                    received.position(received.position() + accepted.receive(part));
                }
                assertTrue(stalls > 0);
                assertEquals(sent.flip(), received.flip());
            } finally {
                connection.close();
            }
        }
    }
}
