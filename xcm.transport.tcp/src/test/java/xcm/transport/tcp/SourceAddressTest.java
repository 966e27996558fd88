package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.network.Link;
import xcm.test.network.Namespace;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SourceAddressTest {
    private static final String SECOND = "10.77.0.11";
    private static final Link LINK = new Link();

    @BeforeAll
    static void addAddresses() {
        LINK.here.ip("addr", "add", SECOND + "/24", "dev", "cable");
        LINK.here.ip("addr", "add", "fd77::11/64", "dev", "cable", "nodad");
    }

    @AfterAll
    static void close() {
        LINK.close();
    }

    private static AttributeMap bound(String local) {
        return Pair.ANY.toBuilder().add("xcm.local_addr", local).build();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, 10.77.0.2, 10.77.0.11, 0",
        "tcp, 10.77.0.2, 10.77.0.11, 23451",
        "tcp, [fd77::2], [fd77::11], 0",
        "tcp, [fd77::2], [fd77::11], 23451",
        "btcp, 10.77.0.2, 10.77.0.11, 0",
        "btcp, [fd77::2], [fd77::11], 23452"
    })
    void shouldUseSourceAddressWhenItIsChosen(String transport, String host, String source, int port) throws Exception {
        var local = bound(transport + ":" + source + ":" + port);
        try (var pair = Pair.over(LINK, transport, host, local, AttributeMap.of())) {
            var seen = pair.accepted().remoteAddress().orElseThrow();
            assertEquals(pair.client().localAddress().orElseThrow(), seen);
            assertTrue(seen.startsWith(transport + ":" + source + ":" + (port == 0 ? "" : port)), seen);
            var attributes = pair.client().attributes();
            assertEquals(Errno.EACCES, Pair.failure(() -> attributes.set("xcm.local_addr", transport + ":*:0")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.77.0.2, tcp:10.77.0.99:0, EADDRNOTAVAIL",
        "10.77.0.2, tcp:[fd77::11]:0, EAFNOSUPPORT",
        "[fd77::2], tcp:10.77.0.11:0, EINVAL",
        "10.77.0.2, btcp:10.77.0.11:0, EINVAL",
        "10.77.0.2, tcp:10.77.0.11, EINVAL",
        "10.77.0.2, '', EINVAL"
    })
    void shouldFailWhenSourceAddressCannotBeUsed(String host, String source, Errno expected) throws Exception {
        var address = "tcp:" + host + ":1";
        assertEquals(expected, LINK.here.in(() -> Pair.failure(() -> Xcm.connect(address, bound(source)))));
    }

    @Test
    void shouldCheckSourceAddressOfByteStreamWhenConnecting() throws Exception {
        assertEquals(
                Errno.EINVAL, Pair.failure(() -> Xcm.connect("btcp:" + Link.THERE + ":1", bound("tcp:127.0.0.1:0"))));
        var unset = bound("");
        assertEquals(
                Errno.ECONNREFUSED,
                LINK.here.in(() -> Pair.failure(() -> Xcm.connect("btcp:" + Link.THERE + ":1", unset))));
    }

    @Test
    void shouldRefuseSourceAddressWhenAccepting() throws Exception {
        try (var server = Xcm.server("tcp:127.0.0.1:0");
                var client = Xcm.connect(server.localAddress().orElseThrow())) {
            var own = AttributeMap.builder()
                    .add("xcm.local_addr", "tcp:127.0.0.1:0")
                    .build();
            assertEquals(Errno.EACCES, Pair.failure(() -> server.accept(own)));
            var other = AttributeMap.builder().add("xcm.local_addr", "ux:x").build();
            assertEquals(Errno.EINVAL, Pair.failure(() -> server.accept(other)));
            try (var accepted = server.accept()) {
                new Pair(client, accepted).exchange();
                var attributes = accepted.attributes();
                assertEquals(Errno.EACCES, Pair.failure(() -> attributes.set("xcm.local_addr", "tcp:*:0")));
            }
        }
    }

    // ---- scope

    private static AttributeMap scoped(long scope) {
        return AttributeMap.builder().add("ipv6.scope", scope).build();
    }

    private static long index(Namespace end) {
        var text = end.exec("cat", "/sys/class/net/cable/ifindex").trim();
        return Long.parseLong(text);
    }

    @Test
    void shouldConnectByLinkLocalAddressWhenScopeIsGiven() throws Exception {
        var there = scoped(index(LINK.there));
        var here = scoped(index(LINK.here));
        try (var server = LINK.there.in(() -> Xcm.server("tcp:" + Link.THERE_LOCAL + ":0", there))) {
            var address = server.localAddress().orElseThrow();
            assertTrue(address.startsWith("tcp:" + Link.THERE_LOCAL + ":"), address);
            var connecting = LINK.here.start(() -> Xcm.connect(address, here));
            assertEquals(Errno.EINVAL, Pair.failure(() -> server.accept(scoped(index(LINK.there) + 1))));
            try (var accepted = server.accept(there);
                    var client = Namespace.result(connecting)) {
                new Pair(client, accepted).exchange();
                assertEquals(index(LINK.here), client.attributes().getInt64("ipv6.scope"));
                assertEquals(index(LINK.there), accepted.attributes().getInt64("ipv6.scope"));
                assertEquals(index(LINK.there), server.attributes().getInt64("ipv6.scope"));
                assertEquals(
                        Errno.EACCES, Pair.failure(() -> client.attributes().set("ipv6.scope", 1)));
                assertEquals(
                        Errno.EACCES, Pair.failure(() -> server.attributes().set("ipv6.scope", 1)));
            }
            var bound = here.toBuilder()
                    .add("xcm.local_addr", "tcp:" + Link.HERE_LOCAL + ":0")
                    .build();
            var again = LINK.here.start(() -> Xcm.connect(address, bound));
            try (var accepted = server.accept();
                    var client = Namespace.result(again)) {
                assertTrue(accepted.remoteAddress().orElseThrow().startsWith("tcp:" + Link.HERE_LOCAL + ":"));
                new Pair(client, accepted).exchange();
            }
        }
    }

    @Test
    void shouldFailWhenLinkLocalAddressHasNoScope() throws Exception {
        var errno = LINK.here.in(() -> Pair.failure(() -> Xcm.connect("tcp:" + Link.THERE_LOCAL + ":1")));
        assertEquals(Errno.EINVAL, errno);
        assertEquals(
                Errno.EINVAL, LINK.there.in(() -> Pair.failure(() -> Xcm.server("tcp:" + Link.THERE_LOCAL + ":0"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "*"})
    void shouldRejectScopeWhenAddressIsIpv4(String host) {
        assertEquals(Errno.EINVAL, Pair.failure(() -> Xcm.server("tcp:" + host + ":0", scoped(1))));
        assertEquals(Errno.EINVAL, Pair.failure(() -> Xcm.connect("tcp:" + host + ":1", scoped(1))));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldRejectScopeWhenOutOfRange(long scope) {
        assertEquals(Errno.EINVAL, Pair.failure(() -> Xcm.server("tcp:[::1]:0", scoped(scope))));
        assertEquals(Errno.EINVAL, Pair.failure(() -> Xcm.connect("tcp:[::1]:1", scoped(scope))));
    }
}
