package xcm.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about whether the peer has to prove who it is, and about what a server says and an accept changes. */
abstract class TlsAuthenticationContract extends TlsContract {
    private final Issued stranger = Authority.root("Elsewhere").issue(Subject.named("stranger"));

    TlsAuthenticationContract(TlsRoute route) {
        super(route);
    }

    /** Returns what somebody has who trusts nobody and does not ask. */
    private static AttributeMap.Builder unasking(Issued own) {
        return peer(own).remove("tls.tc").add("tls.auth", false);
    }

    @Test
    void shouldMeetWhenNeitherAsks() throws Exception {
        var pair = connected(unasking(stranger), unasking(root.issue(Subject.named("client"))));
        assertEquals("", pair.accepted().attributes().getString("tls.peer_names"));
        assertEquals(0, pair.accepted().attributes().getBinary("tls.peer_subject_key_id").length);
        Outcome.fails(Errno.ENOENT, () -> pair.accepted().attributes().getString("tls.peer.cert.subject.cn"));
        // a server shows its certificate always
        assertEquals("stranger", pair.client().attributes().getString("tls.peer_names"));
        assertArrayEquals(stranger.subjectKeyId(), pair.client().attributes().getBinary("tls.peer_subject_key_id"));
    }

    @Test
    void shouldAskOnlyAtTheEndThatIsToldSo() throws Exception {
        var own = root.issue(Subject.named("own"));
        assertEquals(
                ACCEPTED, meet(unasking(stranger), peer(own).remove("tls.tc").add("tls.auth", false)));
        assertEquals(REFUSED, meet(unasking(stranger), peer(own, root)));
        assertEquals(ACCEPTED, meet(unasking(own), peer(stranger, root)));
        assertEquals(REFUSED, meet(peer(own, root), unasking(stranger)));
        assertEquals(ACCEPTED, meet(peer(stranger, root), unasking(own)));
    }

    @Test
    void shouldTakeTheSettingsOfTheAcceptWhenTheyDifferFromTheServers() throws Exception {
        var own = root.issue(Subject.named("own"));
        var client = unasking(stranger).build();
        var quiet = AttributeMap.builder().add("tls.auth", false).build();
        try (var server = serve(peer(own, root).build())) {
            assertEquals(REFUSED, meet(server, NOTHING, client));
            assertEquals(ACCEPTED, meet(server, quiet, client));
            assertEquals(REFUSED, meet(server, NOTHING, client));
        }
        var asking = AttributeMap.builder()
                .add("tls.auth", true)
                .add("tls.tc", bytes(root.certificatePem()))
                .build();
        try (var server = serve(unasking(own).build())) {
            assertEquals(ACCEPTED, meet(server, NOTHING, client));
            assertEquals(REFUSED, meet(server, asking, client));
        }
    }

    @Test
    void shouldTakeTheCredentialsOfTheAcceptWhenTheyDifferFromTheServers() throws Exception {
        var own = peer("own").build();
        var accept = peer(root.issue(Subject.named("another")), root).build();
        var server = serve(peer(stranger, root).build());
        assertEquals(REFUSED, meet(server, NOTHING, own));
        assertEquals(ACCEPTED, meet(server, accept, own));
        var handshake = new Handshake(sockets, server, accept);
        assertEquals(ACCEPTED, handshake.run(addressOf(server), common(own)));
        assertEquals("another", handshake.pair().client().attributes().getString("tls.peer_names"));
    }

    @Test
    void shouldTakeWhatIsSetOnTheServerWhenItIsSetLater() throws Exception {
        var server = serve(peer("server").build());
        var client = unasking(stranger).build();
        assertEquals(REFUSED, meet(server, NOTHING, client));
        server.attributes().set("tls.auth", false);
        assertEquals(ACCEPTED, meet(server, NOTHING, client));
        // what is set on a server counts as inherited: it is dropped, not contradicted
        server.attributes().set("tls.tc", bytes(root.certificatePem()));
        assertEquals(ACCEPTED, meet(server, NOTHING, client));
        server.attributes().set("tls.auth", true);
        assertEquals(REFUSED, meet(server, NOTHING, client));
        assertTrue(server.attributes().getBool("tls.auth"));
    }

    @Test
    void shouldRefuseTheSettingsWhenTheyContradictEachOther() throws Exception {
        var quiet = unasking(root.issue(Subject.named("own"))).build();
        var tc = bytes(root.certificatePem());
        assertInvalid(quiet.toBuilder().add("tls.tc", tc));
        assertInvalid(quiet.toBuilder().add("tls.tc_file", "/nowhere"));
        assertInvalid(quiet.toBuilder().add("tls.check_crl", true));
        assertInvalid(peer("own").add("tls.crl", bytes(root.revocationList().pem())));
        assertInvalid(peer("own").add("tls.crl_file", ""));
        assertInvalid(peer("own").add("tls.peer_names", "own"));
    }

    private void assertInvalid(AttributeMap.Builder attributes) throws Exception {
        var wrong = common(attributes.build());
        Outcome.fails(Errno.EINVAL, () -> serve(wrong));
        var good = peer("good").build();
        var server = serve(good);
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.connect(addressOf(server), wrong)));
        assertEquals("ECONNRESET EINVAL", meet(server, attributes.build(), good));
        assertEquals(ACCEPTED, meet(server, NOTHING, good));
    }
}
