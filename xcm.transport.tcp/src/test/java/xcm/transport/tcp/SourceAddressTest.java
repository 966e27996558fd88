package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.network.Ends;
import xcm.test.network.Link;

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
        return Ends.ANY.toBuilder().add("xcm.local_addr", local).build();
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
        assertEquals(expected, LINK.here.in(() -> Ends.failure(() -> Xcm.connect(address, bound(source)))));
    }

    @Test
    void shouldCheckSourceAddressOfByteStreamWhenConnecting() throws Exception {
        assertEquals(
                Errno.EINVAL, Ends.failure(() -> Xcm.connect("btcp:" + Link.THERE + ":1", bound("tcp:127.0.0.1:0"))));
        var unset = bound("");
        assertEquals(
                Errno.ECONNREFUSED,
                LINK.here.in(() -> Ends.failure(() -> Xcm.connect("btcp:" + Link.THERE + ":1", unset))));
    }

    @Test
    void shouldRefuseSourceAddressWhenAccepting() throws Exception {
        try (var server = Xcm.server("tcp:127.0.0.1:0");
                var client = Xcm.connect(server.localAddress().orElseThrow())) {
            var own = AttributeMap.builder()
                    .add("xcm.local_addr", "tcp:127.0.0.1:0")
                    .build();
            assertEquals(Errno.EACCES, Ends.failure(() -> server.accept(own)));
            var other = AttributeMap.builder().add("xcm.local_addr", "ux:x").build();
            assertEquals(Errno.EINVAL, Ends.failure(() -> server.accept(other)));
            try (var accepted = server.accept()) {
                new Ends(client, accepted).exchange();
                var attributes = accepted.attributes();
                assertEquals(Errno.EACCES, Ends.failure(() -> attributes.set("xcm.local_addr", "tcp:*:0")));
            }
        }
    }
}
