package xcm.transport.utls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xcm.transport.utls.Peers.address;
import static xcm.transport.utls.Peers.assertErrno;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** The address that a client wants to come from, when the server is on the same host. */
@Timeout(60)
class SourceAddressTest {
    private Peers peers;

    @BeforeEach
    void open() throws Exception {
        peers = new Peers();
    }

    @AfterEach
    void close() throws Exception {
        peers.close();
    }

    private static AttributeMap from(String address) {
        return Peers.CREDENTIALS.toBuilder().add("xcm.local_addr", address).build();
    }

    @Test
    void shouldIgnoreTheAddressWhenItIsUx() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        var client = peers.connect(address(server), from("utls:192.0.2.1:0")); // not one of this host
        assertEquals("ux", peers.pair(server, client).client().transport());
        assertTrue(client.localAddress().orElseThrow().startsWith("ux:"));
        assertErrno(Errno.EACCES, () -> {
            client.attributes().set("xcm.local_addr", "utls:127.0.0.1:0");
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls:127.0.0.1:0", "ux:name", "127.0.0.1:0", "utls:127.0.0.1", ""})
    void shouldRefuseTheAddressWhenItIsNotOfUtls(String address) throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        assertErrno(Errno.EINVAL, () -> peers.connect(address(server), from(address)));
        assertErrno(Errno.EAGAIN, server::accept);
    }

    @Test
    void shouldFindAttributesAsTlsDoesWhenTheServerIsLocal() throws Exception {
        var server = peers.serve("utls:127.0.0.1:0");
        assertErrno(Errno.ENOENT, () -> peers.connect(address(server), with("tls.nonsense")));
        assertErrno(Errno.EINVAL, () -> peers.connect(address(server), with("tls.auth")));
        assertErrno(Errno.EINVAL, () -> peers.connect(address(server), with("tcp.keepalive")));
        assertErrno(Errno.EINVAL, () -> peers.connect(address(server), with("dns.algorithm")));
        assertErrno(Errno.EACCES, () -> peers.connect(address(server), with("tls.version")));
        assertErrno(Errno.EAGAIN, server::accept);
    }

    private static AttributeMap with(String name) {
        return Peers.plain().toBuilder().add(name, "nonsense").build();
    }
}
