package xcm.transport.utls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xcm.transport.utls.Peers.address;
import static xcm.transport.utls.Peers.assertErrno;
import static xcm.transport.utls.Peers.place;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.XcmConnection;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.NetworkNamespace;

/** Which half carries a connection, and what shows it. One test needs the right to make network namespaces. */
@Timeout(60)
class HalvesTest {
    private Peers peers;

    @BeforeEach
    void open() throws Exception {
        peers = new Peers();
    }

    @AfterEach
    void close() throws Exception {
        peers.close();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "[::1]", "*", "[*]", "localhost", "LocalHost"})
    void shouldBeUxWhenBothEndsHaveTheSameName(String host) throws Exception {
        var first = peers.serve("utls:" + host + ":0");
        var port = place(first).substring(place(first).lastIndexOf(':'));
        first.close();
        var server = peers.serve("utls:" + host + port);
        var pair = peers.pair(server, "utls:" + host + port);
        assertCarriedBy("ux", pair);
    }

    @Test
    void shouldBeUxAtBothEndsWhenTheAddressOfTheServerIsUsed() throws Exception {
        var server = peers.serve("utls:localhost:0");
        assertTrue(address(server).matches("utls:127\\.0\\.0\\.1:[1-9][0-9]*"), address(server));
        var pair = peers.pair(server, address(server));
        assertCarriedBy("ux", pair);
        assertEquals("ux:" + place(server), pair.client().remoteAddress().orElseThrow());
        assertEquals("ux:" + place(server), pair.accepted().localAddress().orElseThrow());
        assertTrue(pair.client().localAddress().orElseThrow().matches("ux:[0-9a-f]{5}"));
        assertEquals(pair.client().localAddress(), pair.accepted().remoteAddress());
        assertEquals("utls", server.attributes().getString("xcm.transport"));
    }

    @Test
    void shouldBeUxWhenTheSameAddressIsWrittenDifferently() throws Exception {
        var server = peers.serve("utls:[0:0:0:0:0:0:0:1]:0");
        var port = place(server).substring(place(server).lastIndexOf(':') + 1);
        assertCarriedBy("ux", peers.pair(server, "utls:[0::0:1]:+0" + port));
    }

    @Test
    void shouldBeTlsWhenTheSamePlaceHasAnotherName() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var port = place(server).substring(place(server).lastIndexOf(':') + 1);
        assertCarriedBy("tls", peers.pair(server, "utls:localhost:" + port));
    }

    @Test
    void shouldBeTlsWhenOnlyTlsIsServed() throws Exception {
        var server = peers.serve("tls:127.0.0.1:0");
        var pair = peers.pair(server, "utls:" + place(server));
        assertCarriedBy("tls", pair);
        assertEquals("tls:" + place(server), pair.client().remoteAddress().orElseThrow());
        assertEquals(pair.client().localAddress(), pair.accepted().remoteAddress());
    }

    @Test
    void shouldBeTlsWhenTheClientIsOne() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var pair = peers.pair(server, "tls:" + place(server));
        assertCarriedBy("tls", pair);
        assertEquals("tls:" + place(server), pair.accepted().localAddress().orElseThrow());
        assertEquals(pair.client().localAddress(), pair.accepted().remoteAddress());
    }

    @Test
    void shouldBeUxWhenOnlyUxIsServed() throws Exception {
        var former = peers.serve("utls:127.0.0.1:0");
        var name = place(former);
        former.close(); // nobody is connected to at the port
        var server = peers.serve("ux:" + name);
        assertCarriedBy("ux", peers.pair(server, "utls:" + name));
    }

    @Test
    void shouldRefuseWhenNobodyServes() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var address = address(server);
        server.close();
        assertErrno(Errno.ECONNREFUSED, () -> {
            var client = peers.connect(address);
            while (!client.finish()) {
                Peers.await(client);
            }
            return client;
        });
    }

    @Test
    void shouldNotFallBackToTlsWhenTheBacklogOfUxIsFull() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        for (int i = 0; i < 33; i++) {
            peers.connect(address(server));
        }
        assertErrno(Errno.EAGAIN, () -> peers.connect(address(server)));
        peers.closing(server.accept());
        peers.connect(address(server));
    }

    @Test
    void shouldAcceptFromUxFirstWhenBothWait() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var remote = peers.connect("tls:" + place(server));
        server.await(XcmSocket.ACCEPTABLE);
        Peers.await(server); // the one by tls is there
        var local = peers.connect(address(server));
        var first = peers.closing(server.accept());
        assertEquals("ux", first.transport());
        assertCarriedBy("ux", Peers.establish(local, first));
        assertCarriedBy("tls", peers.pair(server, remote));
        assertErrno(Errno.EAGAIN, server::accept);
    }

    @Test
    void shouldNotReachAServerInAnotherNetworkNamespace() throws Exception {
        var name = "xcm-" + UUID.randomUUID().toString().substring(0, 8);
        run("ip", "netns", "add", name);
        try {
            run("ip", "-n", name, "link", "set", "lo", "up");
            var server = peers.serve("utls:127.0.0.1:0");
            try (var visit = NetworkNamespace.entered(name)) {
                assertEquals(name, visit.name());
                assertErrno(Errno.ECONNREFUSED, () -> {
                    var client = peers.connect(address(server));
                    while (!client.finish()) {
                        Peers.await(client);
                    }
                    return client;
                });
            }
            assertErrno(Errno.EAGAIN, server::accept);
        } finally {
            run("ip", "netns", "del", name);
        }
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    /** See that both ends are of one half, in all that shows it, and that messages get through. */
    private static void assertCarriedBy(String transport, Peers.Pair pair) throws Exception {
        Peers.send(pair.client(), "there");
        assertEquals("there", Peers.receive(pair.accepted()));
        Peers.send(pair.accepted(), "and back");
        assertEquals("and back", Peers.receive(pair.client()));
        for (var end : List.of(pair.client(), pair.accepted())) {
            assertEquals(transport, end.transport());
            assertEquals(transport, end.attributes().getString("xcm.transport"));
            assertTrue(end.localAddress().orElseThrow().startsWith(transport + ":"));
            assertTrue(end.remoteAddress().orElseThrow().startsWith(transport + ":"));
            assertTrue(end.attributes().getInt64("xcm.max_msg_size") >= 65535);
            assertEquals(transport.equals("tls"), names(end).stream().anyMatch(name -> name.startsWith("tls.")));
            assertEquals(transport.equals("tls"), names(end).contains("tcp.keepalive"));
        }
        assertCounters(pair.client(), "there", "and back");
        assertCounters(pair.accepted(), "and back", "there");
        if (transport.equals("ux")) {
            assertErrno(Errno.ENOENT, () -> pair.client().attributes().get("tls.auth"));
        } else {
            assertErrno(Errno.EACCES, () -> {
                pair.client().attributes().set("tls.auth", false);
                return null;
            });
        }
    }

    private static List<String> names(XcmConnection connection) throws Exception {
        return StreamSupport.stream(connection.attributes().all().spliterator(), false)
                .map(attribute -> attribute.name())
                .toList();
    }

    /** All four counters, for those of the lower layer belong to the half. */
    private static void assertCounters(XcmConnection end, String sent, String received) throws Exception {
        var names = List.of("to_app", "from_app", "to_lower", "from_lower");
        var texts = List.of(received, sent, sent, received);
        for (int i : IntStream.range(0, names.size()).toArray()) {
            assertEquals(1, end.attributes().getInt64("xcm." + names.get(i) + "_msgs"), names.get(i));
            assertEquals(
                    texts.get(i).length(), end.attributes().getInt64("xcm." + names.get(i) + "_bytes"), names.get(i));
        }
    }

    @Test
    void shouldStillReceiveWhenUxCannotSendAnyMore() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var pair = peers.pair(server, address(server));
        Peers.send(pair.accepted(), "last words");
        pair.accepted().close();
        assertErrno(Errno.EPIPE, () -> {
            Peers.send(pair.client(), "too late");
            return null;
        });
        assertEquals("last words", Peers.receive(pair.client()));
        assertEquals("end of stream", Peers.receive(pair.client()));
    }

    @Test
    void shouldKeepEndsThatTlsHasComeTo() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var pair = peers.pair(server, "tls:" + place(server));
        pair.client().close();
        assertEquals("end of stream", Peers.receive(pair.accepted()));
        assertErrno(Errno.EPIPE, () -> {
            Peers.send(pair.accepted(), "too late");
            return null;
        });
        assertEquals("end of stream", Peers.receive(pair.accepted()));
    }

    @Test
    void shouldNotLookAtCredentialsWhenItIsUx() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var unusable = AttributeMap.builder()
                .add("xcm.blocking", false)
                .add("tls.auth", false)
                .add("tls.tc_file", "/nowhere") // contradicts the one before
                .add("tls.cert_file", "/nowhere")
                .build();
        assertCarriedBy("ux", peers.pair(server, peers.connect(address(server), unusable)));
        assertErrno(Errno.EINVAL, () -> peers.connect("utls:localhost:1", unusable));
    }
}
