package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.ca.Authority;
import xcm.ca.ExtendedUsage;
import xcm.ca.KeyKind;
import xcm.ca.Subject;

/** Is about who is trusted: RFC 5280 6, with every trusted certificate an end of the chain. */
abstract class TlsTrustContract extends TlsContract {
    TlsTrustContract(TlsRoute route) {
        super(route);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void shouldMeetWhenBothHaveOneRoot(String version) throws Exception {
        var server = peer("server").add(version.equals("1.2") ? "tls.13.enabled" : "tls.12.enabled", false);
        var pair = connected(server, peer("client"));
        assertEquals(version, pair.client().attributes().getString("tls.version"));
        assertEquals(version, pair.accepted().attributes().getString("tls.version"));
    }

    @ParameterizedTest
    @EnumSource(names = "RSA_512", mode = EnumSource.Mode.EXCLUDE)
    void shouldMeetWhenKeysAreOfAnyKind(KeyKind kind) throws Exception {
        var authority = Authority.root(Subject.named("Authority").key(kind));
        var own = authority.issue(Subject.named("peer").key(kind));
        assertEquals(ACCEPTED, meet(peer(own, authority), peer(own, authority)));
    }

    @Test
    void shouldMeetWhenBothHaveOneLeaf() throws Exception {
        var leaf = root.issue(Subject.named("leaf"));
        var both = PemCredentials.of(leaf, leaf.certificatePem()).attributes();
        assertEquals(ACCEPTED, meet(both, NOTHING, both));
    }

    @Test
    void shouldMeetWhenEachTrustsTheRootOfTheOther() throws Exception {
        var other = Authority.root("Other");
        var server = peer(root.issue(Subject.named("server")), other);
        var client = peer(other.issue(Subject.named("client")), root);
        assertEquals(ACCEPTED, meet(server, client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls.12.enabled", "tls.13.enabled"})
    void shouldRefuseWhenOneDoesNotTrustTheOther(String disabled) throws Exception {
        var other = Authority.root("Other");
        var server = root.issue(Subject.named("server"));
        var client = other.issue(Subject.named("client"));
        var trusting = peer(server, root, other).add(disabled, false);
        assertEquals(REFUSED, meet(trusting, peer(client, other)));
        assertEquals(ACCEPTED, meet(trusting, peer(client, root)));
        var distrusting = peer(server, root).add(disabled, false);
        assertEquals(REFUSED, meet(distrusting, peer(client, root)));
    }

    @Test
    void shouldRefuseAnAuthorityOfTheSameNameWhenItsKeyIsAnother() throws Exception {
        var impostor = Authority.root("Root");
        assertEquals(REFUSED, meet(peer("server"), peer(impostor.issue(Subject.named("client")), root)));
        assertEquals(REFUSED, meet(peer(impostor.issue(Subject.named("server")), root), peer("client")));
    }

    @Test
    void shouldFindTheRightOneWhenManyTrustedHaveTheSameName() throws Exception {
        var several = List.of(Authority.root("Same"), Authority.root("Same"), Authority.root("Same"));
        var all = several.toArray(Authority[]::new);
        for (var authority : several) {
            var own = authority.issue(Subject.named("peer"));
            assertEquals(ACCEPTED, meet(peer(own, all), peer(own, all)));
        }
    }

    @Test
    void shouldMeetWhenTheBundleIsLargeAndHasDuplicates() throws Exception {
        var bundle = new ArrayList<Authority>();
        for (int i = 0; i < 16; i++) {
            bundle.add(Authority.root("Extra " + i));
        }
        bundle.add(root);
        bundle.add(root);
        bundle.add(bundle.get(0));
        var all = bundle.toArray(Authority[]::new);
        var own = root.issue(Subject.named("peer"));
        assertEquals(ACCEPTED, meet(peer(own, all), peer(own, all)));
    }

    @Test
    void shouldSendTheAuthoritiesBetweenWhenTheyAreAmongTheTrusted() throws Exception {
        var serverSub = root.subordinate("Server's");
        var clientSub = root.subordinate("Client's");
        var server = peer(serverSub.issue(Subject.named("server")), root, serverSub);
        var client = peer(clientSub.issue(Subject.named("client")), root, clientSub);
        assertEquals(ACCEPTED, meet(server, client));
    }

    @Test
    void shouldRefuseWhenNobodySendsTheAuthorityBetween() throws Exception {
        var sub = root.subordinate("Sub");
        assertEquals(REFUSED, meet(peer(sub.issue(Subject.named("server")), root), peer("client")));
        assertEquals(REFUSED, meet(peer("server"), peer(sub.issue(Subject.named("client")), root)));
    }

    @Test
    void shouldMeetWhenTheCertificateIsSentWithTheAuthoritiesAbove() throws Exception {
        var leaf = root.subordinate("Sub").subordinate("Subsub").issue(Subject.named("leaf"));
        var both = new PemCredentials(leaf.chainPem(), leaf.keyPem(), root.certificatePem()).attributes();
        assertEquals(ACCEPTED, meet(both, NOTHING, both));
    }

    @Test
    void shouldEndTheChainWhenAnAuthorityBetweenIsTrusted() throws Exception {
        var sub = root.subordinate("Sub");
        var own = sub.issue(Subject.named("peer"));
        assertEquals(ACCEPTED, meet(peer(own, sub), peer(own, sub)));
        assertEquals(REFUSED, meet(peer(own, sub), peer(root.issue(Subject.named("beside")), sub)));
    }

    @Test
    void shouldRefuseWhenTheIssuerIsNoAuthority() throws Exception {
        var none = root.subordinate(Subject.named("None").authority(false));
        var own = none.issue(Subject.named("peer"));
        var sent = new PemCredentials(own.chainPem(), own.keyPem(), root.certificatePem()).attributes();
        assertEquals(REFUSED, meet(sent, NOTHING, peer("client").build()));
        assertEquals(REFUSED, meet(peer("server").build(), NOTHING, sent));
    }

    @Test
    void shouldRefuseWhenThePathIsLongerThanAllowed() throws Exception {
        var first = root.subordinate(Subject.named("First").pathLength(0));
        var own = first.subordinate("Second").issue(Subject.named("peer"));
        var sent = new PemCredentials(own.chainPem(), own.keyPem(), root.certificatePem()).attributes();
        assertEquals(REFUSED, meet(sent, NOTHING, peer("client").build()));
    }

    // ---- validity

    private enum Time {
        EXPIRED,
        NOT_YET_VALID;

        Subject of(Subject subject) {
            return this == EXPIRED ? subject.expired() : subject.notYetValid();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseALeafOutOfItsTimeUnlessTheTimeIsNotChecked(Time time) throws Exception {
        var old = root.issue(time.of(Subject.named("old")));
        assertEquals(REFUSED, meet(peer(old, root), peer("client")));
        assertEquals(ACCEPTED, meet(peer(old, root), peer("client").add("tls.check_time", false)));
        assertEquals(REFUSED, meet(peer("server"), peer(old, root)));
        assertEquals(ACCEPTED, meet(peer("server").add("tls.check_time", false), peer(old, root)));
        // only the one who checks can leave it
        assertEquals(REFUSED, meet(peer(old, root).add("tls.check_time", false), peer("client")));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAnAuthorityOutOfItsTimeUnlessTheTimeIsNotChecked(Time time) throws Exception {
        var authority = Authority.root(time.of(Subject.named("Old")));
        var own = authority.issue(Subject.named("peer"));
        assertEquals(REFUSED, meet(peer(own, authority), peer(own, authority)));
        var unchecked = peer(own, authority).add("tls.check_time", false);
        assertEquals(ACCEPTED, meet(unchecked, unchecked));
    }

    @Test
    void shouldStillRefuseStrangersWhenTheTimeIsNotChecked() throws Exception {
        var stranger = Authority.root("Other").issue(Subject.named("stranger").expired());
        assertEquals(REFUSED, meet(peer(stranger, root), peer("client").add("tls.check_time", false)));
        assertEquals(REFUSED, meet(peer("server").add("tls.check_time", false), peer(stranger, root)));
    }

    @Test
    void shouldNotCareOfTheOwnValidityWhenNobodyChecks() throws Exception {
        var old = root.issue(Subject.named("old").expired());
        var quiet = peer(old).remove("tls.tc").add("tls.auth", false);
        assertEquals(ACCEPTED, meet(quiet, quiet));
    }

    // ---- usages

    @Test
    void shouldRefuseWhenTheCertificateIsForSomethingElse() throws Exception {
        assertEquals("ok ok", asServerAndAsClient());
        assertEquals("ok EPROTO", asServerAndAsClient(ExtendedUsage.SERVER));
        assertEquals("EPROTO ok", asServerAndAsClient(ExtendedUsage.CLIENT));
        assertEquals("ok ok", asServerAndAsClient(ExtendedUsage.SERVER, ExtendedUsage.CLIENT));
        assertEquals("EPROTO EPROTO", asServerAndAsClient(ExtendedUsage.OTHER));
    }

    /** Tells how those end who have a certificate for something, one as a server, one as a client. */
    private String asServerAndAsClient(ExtendedUsage... usages) throws Exception {
        var own = root.issue(Subject.named("peer").usage(usages));
        var asServer = meet(peer(own, root), peer("client"));
        var asClient = meet(peer("server"), peer(own, root));
        return asServer.split(" ")[0] + " " + asClient.split(" ")[1];
    }

    @Test
    void shouldNotCareOfTheUsageWhenNobodyChecks() throws Exception {
        var own = root.issue(Subject.named("peer").usage(ExtendedUsage.OTHER));
        var unchecking = peer("client").remove("tls.tc").add("tls.auth", false);
        var server = peer(own, root).remove("tls.tc").add("tls.auth", false);
        assertEquals(ACCEPTED, meet(server, unchecking));
    }
}
