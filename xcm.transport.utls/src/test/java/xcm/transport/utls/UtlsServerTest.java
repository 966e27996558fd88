package xcm.transport.utls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xcm.transport.utls.Peers.address;
import static xcm.transport.utls.Peers.assertErrno;
import static xcm.transport.utls.Peers.place;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.PollSet;

@Timeout(60)
class UtlsServerTest {
    private Peers peers;

    @BeforeEach
    void open() throws Exception {
        peers = new Peers();
    }

    @AfterEach
    void close() throws Exception {
        peers.close(); // sees that nothing is left open
    }

    @Test
    void shouldLeaveNothingOpenWhenTheNameOfUxIsTaken() throws Exception {
        var former = peers.serve("utls:127.0.0.1:0");
        var place = place(former);
        former.close();
        var taken = peers.serve("ux:" + place);
        for (int i = 0; i < 3; i++) {
            assertErrno(Errno.EADDRINUSE, () -> peers.serve("utls:" + place));
        }
        assertErrno(Errno.ECONNREFUSED, () -> {
            var client = peers.connect("tls:" + place);
            while (!client.finish()) {
                Peers.await(client);
            }
            return client;
        });
        taken.close();
        var server = peers.serve("utls:" + place);
        assertEquals("ux", peers.pair(server, "utls:" + place).accepted().transport());
    }

    @Test
    void shouldFailWhenThePortOfTlsIsTaken() throws Exception {
        var taken = peers.serve("tls:127.0.0.1:0");
        assertErrno(Errno.EADDRINUSE, () -> peers.serve("utls:" + place(taken)));
        assertErrno(Errno.ECONNREFUSED, () -> peers.connect("ux:" + place(taken)));
    }

    @Test
    void shouldServeByBothUnderOneAddress() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        assertErrno(Errno.EADDRINUSE, () -> peers.serve("tls:" + place(server)));
        assertErrno(Errno.EADDRINUSE, () -> peers.serve("ux:" + place(server)));
        assertErrno(Errno.EADDRINUSE, () -> peers.serve(address(server)));
    }

    @Test
    void shouldWantAttentionForEitherHalf() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        server.await(XcmSocket.ACCEPTABLE);
        for (var scheme : List.of("ux:", "tls:", "utls:")) {
            assertFalse(isReady(server));
            peers.connect(scheme + place(server));
            Peers.await(server);
            assertEquals(
                    scheme.equals("tls:") ? "tls" : "ux",
                    peers.closing(server.accept()).transport());
        }
        server.await(0);
        peers.connect(address(server));
        assertFalse(isReady(server));
    }

    private static boolean isReady(XcmSocket socket) throws Exception {
        var polls = new PollSet();
        polls.add(socket.fd(), PollSet.POLLIN);
        return polls.poll(0) > 0;
    }

    @Test
    void shouldShowTheAttributesOfTls() throws Exception {
        var server = peers.serve("utls:[::1]:0");
        var names = StreamSupport.stream(server.attributes().all().spliterator(), false)
                .map(attribute -> attribute.name())
                .toList();
        assertTrue(names.containsAll(List.of("xcm.local_addr", "tls.auth", "ipv6.scope")), names.toString());
        assertFalse(names.contains("tcp.keepalive"));
        server.attributes().set("tls.check_time", false);
        assertFalse(server.attributes().getBool("tls.check_time"));
    }

    @Test
    void shouldLeaveThePeerWaitingWhenAnAttributeCannotBeSet() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var client = peers.connect(address(server));
        assertErrno(Errno.ENOENT, () -> server.accept(with("tls.nonsense", "x")));
        assertErrno(Errno.EINVAL, () -> server.accept(with("tls.auth", "x")));
        assertErrno(Errno.EACCES, () -> server.accept(with("xcm.local_addr", "utls:127.0.0.1:0")));
        assertErrno(Errno.EINVAL, () -> server.accept(with("xcm.local_addr", "tls:127.0.0.1:0")));
        // what tls knows is taken, and of no effect
        var accepted = peers.closing(
                server.accept(AttributeMap.builder().add("tls.auth", false).build()));
        assertEquals("ux", Peers.establish(client, accepted).accepted().transport());
    }

    @Test
    void shouldAcceptOneByTlsWithTheAttributesGiven() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var client = peers.connect("tls:" + place(server));
        server.await(XcmSocket.ACCEPTABLE);
        Peers.await(server);
        var accepted = peers.closing(
                server.accept(AttributeMap.builder().add("tls.auth", false).build()));
        assertFalse(accepted.attributes().getBool("tls.auth"));
        Peers.establish(client, accepted);
        assertErrno(Errno.EACCES, () -> {
            accepted.attributes().set("tls.auth", true);
            return null;
        });
    }

    private static AttributeMap with(String name, String value) {
        return AttributeMap.builder().add(name, value).build();
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        for (var address : List.of("utls:", "utls:127.0.0.1", "utls:127.0.0.1:65536", "utls:%:1", "utls:[a.b]:1")) {
            assertErrno(Errno.EINVAL, () -> peers.serve(address));
            assertErrno(Errno.EINVAL, () -> peers.connect(address));
        }
    }
}
