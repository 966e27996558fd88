package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.ca.Issued;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about the names that a peer has to have. */
abstract class TlsNamesContract extends TlsContract {
    private final Issued named =
            root.issue(Subject.named("one.example", "two.example").dns("three.example", "*.wild.example"));

    TlsNamesContract(TlsRoute route) {
        super(route);
    }

    private AttributeMap.Builder verifying(String names) {
        return peer("verifying").add("tls.verify_peer_name", true).add("tls.peer_names", names);
    }

    @ParameterizedTest
    @CsvSource({
        "one.example, ok ok",
        "two.example, ok ok",
        "three.example, ok ok",
        "ONE.Example, ok ok",
        "Three.EXAMPLE, ok ok",
        "no.example:three.example, ok ok",
        "no.example:nor.example, EPROTO EPROTO",
        "example, EPROTO EPROTO",
        "sub.one.example, EPROTO EPROTO",
        "one.example., EPROTO EPROTO",
        "a.wild.example, EPROTO EPROTO"
    })
    void shouldMeetOnlyThoseWhoHaveOneOfTheNames(String names, String outcome) throws Exception {
        assertEquals(outcome, meet(peer(named, root), verifying(names)));
        assertEquals(outcome, meet(verifying(names), peer(named, root)));
    }

    @Test
    void shouldNotLookAtAddressesAndMailboxes() throws Exception {
        var own = root.issue(Subject.named().ip("127.0.0.1").email("mail.example", "user@one.example"));
        assertEquals(REFUSED, meet(peer(own, root), verifying("127.0.0.1")));
        assertEquals(REFUSED, meet(peer(own, root), verifying("mail.example")));
        var text = root.issue(Subject.named().dns("127.0.0.1"));
        assertEquals(ACCEPTED, meet(peer(text, root), verifying("127.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a..b", ":one.example", "one.example:", "a::b", "one example", "*.example"})
    void shouldRefuseNamesThatAreNone(String names) throws Exception {
        var server = serve(peer("server").build());
        var bad = common(verifying(names).build());
        Outcome.fails(Errno.EINVAL, () -> serve(bad));
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.connect(addressOf(server), bad)));
        Outcome.fails(Errno.EINVAL, () -> server.attributes().set("tls.peer_names", names));
    }

    @Test
    void shouldUseTheHostOfTheAddressWhenNoNamesAreSet() throws Exception {
        var verifying = peer("client").add("tls.verify_peer_name", true).build();
        for (var host : new String[] {"localhost", "LocalHost"}) {
            assertEquals(ACCEPTED, meetAt(host, root.issue(Subject.named("LOCALHOST")), verifying));
            assertEquals(ACCEPTED, meetAt(host, root.issue(Subject.named().dns("localhost")), verifying));
            assertEquals(REFUSED, meetAt(host, root.issue(Subject.named("other.example")), verifying));
        }
        var unset = verifying.toBuilder().add("tls.peer_names", "").build();
        assertEquals(ACCEPTED, meetAt("localhost", root.issue(Subject.named("localhost")), unset));
        var other = verifying.toBuilder().add("tls.peer_names", "other.example").build();
        assertEquals(REFUSED, meetAt("localhost", root.issue(Subject.named("localhost")), other));
    }

    /** Connects to a server by the name of its host. */
    private String meetAt(String host, Issued own, AttributeMap client) throws Exception {
        try (var server = sockets.closing(Xcm.server(
                route.server() + ":localhost:0", common(peer(own, root).build())))) {
            var address = route.client() + ":" + host + ":" + portOf(server);
            return new Handshake(sockets, server, NOTHING).run(address, common(client));
        }
    }

    private static String portOf(XcmServer server) {
        return Place.of(Sockets.addressOf(server)).port();
    }

    @Test
    void shouldRefuseTheSettingsWhenThereIsNoNameToVerify() throws Exception {
        var good = peer("good").build();
        var nameless = peer("verifying").add("tls.verify_peer_name", true).build();
        var server = serve(good);
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.connect(addressOf(server), common(nameless))));
        var verifying = serve(nameless);
        assertEquals("ECONNRESET EINVAL", meet(verifying, NOTHING, good));
        var names = AttributeMap.builder().add("tls.peer_names", "good").build();
        assertEquals(ACCEPTED, meet(verifying, names, good));
    }

    @Test
    void shouldRefuseTheSettingsWhenNamesAreVerifiedWithoutAsking() throws Exception {
        var good = peer("good").build();
        var contradicting = peer("verifying")
                .remove("tls.tc")
                .add("tls.auth", false)
                .add("tls.verify_peer_name", true)
                .add("tls.peer_names", "good")
                .build();
        var server = serve(good);
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.connect(addressOf(server), common(contradicting))));
        assertEquals("ECONNRESET EINVAL", meet(contradicting, NOTHING, good));
    }

    @Test
    void shouldDropTheNamesOfTheServerWhenTheAcceptDoesNotVerify() throws Exception {
        var server = serve(verifying("somebody.else").build());
        assertEquals("somebody.else", server.attributes().getString("tls.peer_names"));
        var good = peer("good").build();
        assertEquals(REFUSED, meet(server, NOTHING, good));
        var unverifying =
                AttributeMap.builder().add("tls.verify_peer_name", false).build();
        assertEquals(ACCEPTED, meet(server, unverifying, good));
    }
}
