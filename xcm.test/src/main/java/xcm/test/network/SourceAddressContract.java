package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.TransportUnderTest;

/** Is about the address that a client wants to come from, and the links that a local address is of. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class SourceAddressContract {
    private static final String SECOND = "10.77.0.11";
    private static final String SECOND6 = "[fd77::11]";

    private final List<TransportUnderTest> transports;

    /** Names the transports. */
    protected SourceAddressContract(TransportUnderTest... transports) {
        this.transports = List.of(transports);
    }

    private static AttributeMap one(String name, String value) {
        return AttributeMap.builder().add(name, value).build();
    }

    @Test
    void shouldUseSourceAddressWhenItIsChosen() throws Exception {
        try (var link = new Link()) {
            link.here.ip("addr", "add", SECOND + "/24", "dev", "cable");
            link.here.ip("addr", "add", "fd77::11/64", "dev", "cable", "nodad");
            int port = 23451; // a used one stays with the kernel for a while
            for (var transport : transports) {
                shouldUse(link, transport, Link.THERE, SECOND, 0);
                shouldUse(link, transport, Link.THERE, SECOND, port++);
                shouldUse(link, transport, Link.THERE6, SECOND6, 0);
                shouldUse(link, transport, Link.THERE6, SECOND6, port++);
            }
        }
    }

    private static void shouldUse(Link link, TransportUnderTest transport, String host, String source, int port)
            throws Exception {
        var local = one("xcm.local_addr", transport.name() + ":" + source + ":" + port);
        try (var pair = Ends.over(link, transport, host, local, AttributeMap.of())) {
            pair.exchange();
            var seen = pair.accepted().remoteAddress().orElseThrow();
            assertEquals(pair.client().localAddress().orElseThrow(), seen);
            assertEquals(seen, pair.client().attributes().getString("xcm.local_addr"));
            assertTrue(seen.startsWith(pair.client().transport() + ":" + source + ":" + (port == 0 ? "" : port)), seen);
            var another =
                    transport.name().equals("btcp") ? Errno.EACCES : Errno.EINVAL; // btcp parses it when it connects
            for (var connection : List.of(pair.client(), pair.accepted())) {
                var attributes = connection.attributes();
                var own = transport.name() + ":*:0";
                assertEquals(Errno.EACCES, Ends.failure(() -> attributes.set("xcm.local_addr", own)));
                assertEquals(another, Ends.failure(() -> attributes.set("xcm.local_addr", "ux:name")));
            }
        }
    }

    // ---- scope

    private static AttributeMap.Builder scoped(TransportUnderTest transport, long scope) {
        return Ends.needed(transport).toBuilder().add("ipv6.scope", scope);
    }

    private static long index(Namespace end) {
        var text = end.exec("cat", "/sys/class/net/cable/ifindex").trim();
        return Long.parseLong(text);
    }

    @Test
    void shouldConnectByLinkLocalAddressWhenScopeIsGiven() throws Exception {
        try (var link = new Link()) {
            long here = index(link.here);
            long there = index(link.there);
            for (var transport : transports) {
                shouldConnectByLinkLocal(link, transport, here, there);
            }
        }
    }

    private static void shouldConnectByLinkLocal(Link link, TransportUnderTest transport, long here, long there)
            throws Exception {
        var name = transport.name();
        var serving = scoped(transport, there).build();
        try (var server = link.there.in(() -> Xcm.server(name + ":" + Link.THERE_LOCAL + ":0", serving))) {
            var address = server.localAddress().orElseThrow();
            assertTrue(address.startsWith(name + ":" + Link.THERE_LOCAL + ":"), address);
            var bound = scoped(transport, here)
                    .add("xcm.local_addr", name + ":" + Link.HERE_LOCAL + ":0")
                    .build();
            for (var client : List.of(scoped(transport, here).build(), bound)) {
                var connecting = link.here.start(() -> Xcm.connect(address, client));
                var wrong = AttributeMap.builder().add("ipv6.scope", there + 1).build();
                assertEquals(Errno.EINVAL, Ends.failure(() -> server.accept(wrong)));
                var same = AttributeMap.builder().add("ipv6.scope", there).build();
                try (var accepted = server.accept(same);
                        var pair = new Ends(Namespace.result(connecting), accepted)) {
                    pair.exchange();
                    var remote = accepted.remoteAddress().orElseThrow();
                    assertTrue(remote.contains(":" + Link.HERE_LOCAL + ":"), remote);
                    var attributes = pair.client().attributes();
                    assertEquals(here, attributes.getInt64("ipv6.scope"));
                    assertEquals(there, accepted.attributes().getInt64("ipv6.scope"));
                    assertEquals(Errno.EACCES, Ends.failure(() -> attributes.set("ipv6.scope", 1)));
                }
            }
            assertEquals(there, server.attributes().getInt64("ipv6.scope"));
            assertEquals(Errno.EACCES, Ends.failure(() -> server.attributes().set("ipv6.scope", 1)));
        }
    }

    @Test
    void shouldFailWhenLinkLocalAddressHasNoScope() throws Exception {
        try (var link = new Link()) {
            for (var transport : transports) {
                var needed = Ends.needed(transport);
                var connect = transport.name() + ":" + Link.THERE_LOCAL + ":1";
                assertEquals(Errno.EINVAL, link.here.in(() -> Ends.failure(() -> Xcm.connect(connect, needed))));
                var serve = transport.name() + ":" + Link.THERE_LOCAL + ":0";
                assertEquals(Errno.EINVAL, link.there.in(() -> Ends.failure(() -> Xcm.server(serve, needed))));
            }
        }
    }

    @Test
    void shouldRejectScopeWhenAddressIsIpv4() {
        for (var transport : transports) {
            for (var host : new String[] {"127.0.0.1", "localhost", "*"}) {
                shouldRejectScope(transport, host, 1);
            }
        }
    }

    @Test
    void shouldRejectScopeWhenOutOfRange() {
        for (var transport : transports) {
            for (long scope : new long[] {-1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE}) {
                shouldRejectScope(transport, "[::1]", scope);
            }
        }
    }

    private static void shouldRejectScope(TransportUnderTest transport, String host, long scope) {
        var address = transport.name() + ":" + host + ":";
        var attributes = scoped(transport, scope).build();
        assertEquals(Errno.EINVAL, Ends.failure(() -> Xcm.server(address + 0, attributes)), host);
        assertEquals(Errno.EINVAL, Ends.failure(() -> Xcm.connect(address + 1, attributes)), host);
    }
}
