package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmAttributes;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.network.Ends;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AttributesTest {
    private static final List<String> OF_BOTH = List.of(
            "tcp.rtt",
            "tcp.total_retrans",
            "tcp.segs_in",
            "tcp.segs_out",
            "tcp.keepalive",
            "tcp.keepalive_time",
            "tcp.keepalive_interval",
            "tcp.keepalive_count",
            "tcp.user_timeout",
            "ipv6.scope");

    private XcmServer server;
    private XcmConnection client;
    private XcmConnection accepted;

    @BeforeEach
    void connect() throws XcmException {
        server = Xcm.server("tcp:[::1]:0");
        client = Xcm.connect(server.localAddress().orElseThrow());
        accepted = server.accept();
    }

    @AfterEach
    void close() {
        accepted.close();
        client.close();
        server.close();
    }

    private static List<String> special(XcmAttributes attributes) throws XcmException {
        return StreamSupport.stream(attributes.all().spliterator(), false)
                .map(AttributeMap.Entry::name)
                .filter(name -> !name.startsWith("xcm."))
                .toList();
    }

    @Test
    void shouldListAttributesInOrder() throws XcmException {
        assertEquals(OF_BOTH, special(accepted.attributes()));
        var ofClient = special(client.attributes());
        assertEquals(List.of("dns.timeout", "dns.algorithm", "tcp.connect_timeout"), ofClient.subList(0, 3));
        assertEquals(OF_BOTH, ofClient.subList(3, ofClient.size()));
        assertEquals(List.of("ipv6.scope"), special(server.attributes()));
    }

    @Test
    void shouldHaveDefaults() throws XcmException {
        new Ends(client, accepted).exchange();
        var attributes = client.attributes();
        assertEquals(10.0, attributes.getDouble("dns.timeout"));
        assertEquals("single", attributes.getString("dns.algorithm"));
        assertEquals(3.0, attributes.getDouble("tcp.connect_timeout"));
        for (var side : List.of(attributes, accepted.attributes())) {
            assertTrue(side.getBool("tcp.keepalive"));
            assertEquals(1, side.getInt64("tcp.keepalive_time"));
            assertEquals(1, side.getInt64("tcp.keepalive_interval"));
            assertEquals(3, side.getInt64("tcp.keepalive_count"));
            assertEquals(3, side.getInt64("tcp.user_timeout"));
            assertEquals(0, side.getInt64("ipv6.scope"));
            assertTrue(side.getInt64("tcp.segs_out") > 0);
            assertTrue(side.getInt64("tcp.rtt") > 0);
        }
    }

    @Test
    void shouldRefuseWhatOnlyConnectCanChoose() throws XcmException {
        var ofClient = client.attributes();
        assertEquals(Errno.EACCES, Ends.failure(() -> ofClient.set("dns.timeout", 1.0)));
        assertEquals(Errno.EACCES, Ends.failure(() -> ofClient.set("dns.algorithm", "single")));
        assertEquals(Errno.EACCES, Ends.failure(() -> ofClient.set("tcp.connect_timeout", 1.0)));
        assertEquals(Errno.EACCES, Ends.failure(() -> ofClient.set("ipv6.scope", 0)));
        var ofAccepted = accepted.attributes();
        assertEquals(Errno.ENOENT, Ends.failure(() -> ofAccepted.set("dns.timeout", 1.0)));
        assertEquals(Errno.EACCES, Ends.failure(() -> ofAccepted.set("dns.algorithm", "single")));
        assertEquals(Errno.EACCES, Ends.failure(() -> ofAccepted.set("tcp.connect_timeout", 1.0)));
        assertEquals(Errno.ENOENT, Ends.failure(() -> ofAccepted.getDouble("dns.timeout")));
        assertEquals(Errno.ENOENT, Ends.failure(() -> ofAccepted.getString("dns.algorithm")));
        assertEquals(Errno.ENOENT, Ends.failure(() -> ofAccepted.getDouble("tcp.connect_timeout")));
        assertEquals(Errno.ENOENT, Ends.failure(() -> server.attributes().getInt64("tcp.rtt")));
    }

    @ParameterizedTest
    @CsvSource({"dns.algorithm, EACCES", "tcp.connect_timeout, EACCES", "dns.timeout, ENOENT", "tcp.rtt, EACCES"})
    void shouldKeepPeerPendingWhenAcceptAttributeIsRefused(String name, Errno expected) throws XcmException {
        var builder = AttributeMap.builder();
        switch (name) {
            case "dns.algorithm" -> builder.add(name, "single");
            case "tcp.rtt" -> builder.add(name, 1);
            default -> builder.add(name, 1.0);
        }
        var map = builder.build();
        try (var second = Xcm.connect(server.localAddress().orElseThrow())) {
            assertEquals(expected, Ends.failure(() -> server.accept(map)));
            try (var other = server.accept()) {
                new Ends(second, other).exchange();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tcp.keepalive_time, 32767, 32768",
        "tcp.keepalive_interval, 32767, 32768",
        "tcp.keepalive_count, 127, 128"
    })
    void shouldKeepValueThatOnlyTheKernelRefuses(String name, long largest, long tooLarge) throws XcmException {
        var attributes = client.attributes();
        attributes.set(name, largest);
        assertEquals(largest, attributes.getInt64(name));
        assertEquals(Errno.EINVAL, Ends.failure(() -> attributes.set(name, tooLarge)));
        assertEquals(tooLarge, attributes.getInt64(name));
        attributes.set(name, tooLarge); // no change, no check

        var map = AttributeMap.builder().add(name, tooLarge).build();
        assertEquals(
                Errno.EINVAL,
                Ends.failure(() -> Xcm.connect(server.localAddress().orElseThrow(), map)));
        try (var second = Xcm.connect(server.localAddress().orElseThrow())) {
            assertEquals(Errno.EINVAL, Ends.failure(() -> server.accept(map)));
            // The connection is consumed, and closed.
            assertEquals(XcmConnection.END_OF_STREAM, second.receive(Ends.bytes(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tcp.keepalive_time, 0",
        "tcp.keepalive_time, -1",
        "tcp.keepalive_time, 2147483648",
        "tcp.keepalive_interval, 0",
        "tcp.keepalive_count, 4294967297",
        "tcp.user_timeout, 0",
        "tcp.user_timeout, 2147484",
        "tcp.user_timeout, 9223372036854775807"
    })
    void shouldRejectValueOutOfRange(String name, long value) throws XcmException {
        var attributes = client.attributes();
        long before = attributes.getInt64(name);
        assertEquals(Errno.EINVAL, Ends.failure(() -> attributes.set(name, value)));
        assertEquals(before, attributes.getInt64(name));
        var map = AttributeMap.builder().add(name, value).build();
        assertEquals(Errno.EINVAL, Ends.failure(() -> Xcm.connect("tcp:127.0.0.1:1", map)));
    }

    @Test
    void shouldTakeLargestUserTimeout() throws XcmException {
        client.attributes().set("tcp.user_timeout", 2_147_483);
        assertEquals(2_147_483, client.attributes().getInt64("tcp.user_timeout"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NEGATIVE_INFINITY, Double.NaN})
    void shouldRejectTimeoutThatIsNoTime(double seconds) {
        for (var name : List.of("dns.timeout", "tcp.connect_timeout")) {
            var map = AttributeMap.builder().add(name, seconds).build();
            assertEquals(Errno.EINVAL, Ends.failure(() -> Xcm.connect("tcp:127.0.0.1:1", map)));
        }
    }

    @Test
    void shouldTakeInfiniteTimeout() throws XcmException {
        var map = AttributeMap.builder()
                .add("dns.timeout", Double.POSITIVE_INFINITY)
                .add("tcp.connect_timeout", Double.POSITIVE_INFINITY)
                .add("dns.algorithm", "happy_eyeballs")
                .build();
        try (var second = Xcm.connect(server.localAddress().orElseThrow(), map)) {
            assertEquals("happy_eyeballs", second.attributes().getString("dns.algorithm"));
            assertEquals(Double.POSITIVE_INFINITY, second.attributes().getDouble("tcp.connect_timeout"));
        }
    }

    @Test
    void shouldRejectUnknownAlgorithm() {
        var map = AttributeMap.builder().add("dns.algorithm", "random").build();
        assertEquals(Errno.EINVAL, Ends.failure(() -> Xcm.connect("tcp:127.0.0.1:1", map)));
    }

    @Test
    void shouldHaveNoScopeWhenIpv4UnlessAcceptedWithOne() throws XcmException {
        var map = AttributeMap.builder().add("ipv6.scope", 5).build();
        try (var inet = Xcm.server("tcp:127.0.0.1:0");
                var connection = Xcm.connect(inet.localAddress().orElseThrow());
                var other = inet.accept(map)) {
            assertEquals(Errno.ENOENT, Ends.failure(() -> inet.attributes().getInt64("ipv6.scope")));
            assertEquals(
                    Errno.ENOENT, Ends.failure(() -> connection.attributes().getInt64("ipv6.scope")));
            assertEquals(5, other.attributes().getInt64("ipv6.scope"));
        }
    }

    @Test
    void shouldRememberAddressesOnceRead() throws XcmException {
        var remote = client.remoteAddress();
        accepted.send(Ends.bytes(1));
        client.send(Ends.bytes(1));
        accepted.close(); // with unread data: a reset
        assertEquals(Errno.ECONNRESET, Ends.failure(() -> {
            while (client.receive(Ends.bytes(1)) > 0) {
                assertTrue(client.remoteAddress().isPresent()); // the byte that came before the reset
            }
        }));
        assertEquals(remote, client.remoteAddress());
    }
}
