package xcm.test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is a theme of what TLS means to those who use it; each test ends with the check that nothing stayed behind. */
@Timeout(60)
abstract class TlsContract {
    /** How a handshake ends, at the client and at the server, when one of them rejects the other. */
    static final String REFUSED = "EPROTO EPROTO";

    static final String ACCEPTED = "ok ok";
    static final AttributeMap NOTHING = AttributeMap.of();

    private static final List<String> FLAGS = List.of(
            "tls.client", "tls.auth", "tls.12.enabled", "tls.13.enabled", "tls.check_time", "tls.verify_peer_name");
    private static final List<String> TEXTS = List.of(
            "tls.12.ciphers", "tls.13.ciphers", "tls.groups", "tls.peer_names", "tls.cert_file", "tls.key_file");
    private static final List<String> BINARIES = List.of("tls.cert", "tls.key", "tls.tc", "tls.crl");

    final TlsRoute route;
    final Authority root = Authority.root("Root");
    Sockets sockets;

    TlsContract(TlsRoute route) {
        this.route = route;
    }

    @BeforeEach
    final void openSockets() throws Exception {
        sockets = new Sockets(route.transport());
    }

    @AfterEach
    final void closeSockets() {
        sockets.close();
    }

    // ---- credentials

    /** Returns what an end needs: its own certificate and key, and the authorities that it trusts. */
    static AttributeMap.Builder peer(Issued own, Authority... trusted) {
        var bundle = new StringBuilder();
        for (var authority : trusted) {
            bundle.append(authority.certificatePem());
        }
        return PemCredentials.of(own, bundle.toString()).attributes().toBuilder();
    }

    /** Returns what an end needs whose certificate is from the root, which it trusts. */
    AttributeMap.Builder peer(String name) {
        return peer(root.issue(Subject.named(name)), root);
    }

    static byte[] bytes(String pem) {
        return pem.getBytes(US_ASCII);
    }

    // ---- handshakes

    /** Opens a non-blocking server. */
    XcmServer serve(AttributeMap attributes) throws Exception {
        return sockets.closing(Xcm.server(route.server() + ":127.0.0.1:0", common(attributes)));
    }

    /** Returns the address of a server for the clients. */
    String addressOf(XcmServer server) {
        return Place.of(Sockets.addressOf(server)).address(route.client());
    }

    /** Tells how it ends, at the client and at the server, see {@link Handshake#run}. */
    String meet(AttributeMap.Builder server, AttributeMap.Builder client) throws Exception {
        return meet(server.build(), NOTHING, client.build());
    }

    /** Tells how it ends, at the client and at the server, see {@link Handshake#run}. */
    String meet(AttributeMap server, AttributeMap accept, AttributeMap client) throws Exception {
        try (var serving = serve(server)) {
            return meet(serving, accept, client);
        }
    }

    /** Tells how it ends, at the client and at the server, see {@link Handshake#run}. */
    String meet(XcmServer server, AttributeMap accept, AttributeMap client) throws Exception {
        var handshake = new Handshake(sockets, server, accept);
        try {
            var outcome = handshake.run(addressOf(server), common(client));
            if (outcome.equals(ACCEPTED)) {
                check(handshake.pair());
            }
            return outcome;
        } finally {
            handshake.close();
        }
    }

    /** Returns both ends of an established connection. */
    Pair connected(AttributeMap.Builder server, AttributeMap.Builder client) throws Exception {
        return connected(serve(server.build()), client.build());
    }

    /** Returns both ends of an established connection. */
    Pair connected(XcmServer server, AttributeMap client) throws Exception {
        var handshake = new Handshake(sockets, server, NOTHING);
        assertEquals(ACCEPTED, handshake.run(addressOf(server), common(client)));
        return handshake.pair();
    }

    /** Adds what all sockets here have. */
    AttributeMap common(AttributeMap attributes) {
        return attributes.toBuilder()
                .add("xcm.blocking", false)
                .add("xcm.service", route.service().text())
                .build();
    }

    /** Checks what holds for both ends of any established connection: nothing of TLS can be changed any more. */
    private void check(Pair pair) {
        assertEquals(route.connected(), pair.client().transport());
        assertEquals(route.accepted(), pair.accepted().transport());
        for (var connection : new XcmConnection[] {pair.client(), pair.accepted()}) {
            var attributes = connection.attributes();
            FLAGS.forEach(name -> Outcome.fails(Errno.EACCES, () -> attributes.set(name, true)));
            TEXTS.forEach(name -> Outcome.fails(Errno.EACCES, () -> attributes.set(name, "x")));
            BINARIES.forEach(name -> Outcome.fails(Errno.EACCES, () -> attributes.set(name, bytes("x"))));
            Outcome.fails(Errno.EACCES, () -> attributes.set("tls.version", "1.3"));
            Outcome.fails(Errno.EACCES, () -> attributes.set("tcp.connect_timeout", 1.0));
            Outcome.fails(Errno.EACCES, () -> attributes.set("dns.algorithm", "single"));
        }
        Outcome.fails(Errno.EACCES, () -> pair.client().attributes().set("dns.timeout", 1.0));
        Outcome.fails(Errno.ENOENT, () -> pair.accepted().attributes().set("dns.timeout", 1.0));
    }
}
