package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.CredentialDirectory;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about revocation lists: RFC 5280 6.3, with a list wanted of each authority in the chain. */
abstract class TlsRevocationContract extends TlsContract {
    @TempDir
    Path directory;

    TlsRevocationContract(TlsRoute route) {
        super(route);
    }

    private AttributeMap.Builder checking(String... lists) {
        return checking(peer("checking"), lists);
    }

    private static AttributeMap.Builder checking(AttributeMap.Builder attributes, String... lists) {
        return attributes.add("tls.check_crl", true).add("tls.crl", bytes(String.join("", lists)));
    }

    @Test
    void shouldRefuseWhatIsRevokedAtEitherEnd() throws Exception {
        var good = root.issue(Subject.named("good"));
        var bad = root.issue(Subject.named("bad"));
        var list = root.revocationList(bad).pem();
        assertEquals(ACCEPTED, meet(checking(list), peer(good, root)));
        assertEquals(REFUSED, meet(checking(list), peer(bad, root)));
        assertEquals(ACCEPTED, meet(peer(good, root), checking(list)));
        assertEquals(REFUSED, meet(peer(bad, root), checking(list)));
        // who does not check does not care, and nobody checks the own one
        assertEquals(ACCEPTED, meet(peer(bad, root), peer(bad, root)));
        assertEquals(ACCEPTED, meet(checking(peer(bad, root), list), peer(good, root)));
    }

    @Test
    void shouldRefuseWhatAnAuthorityBetweenIssuedWhenItIsRevoked() throws Exception {
        var sub = root.subordinate("Sub");
        var leaf = sub.issue(Subject.named("leaf"));
        var client = new PemCredentials(leaf.chainPem(), leaf.keyPem(), root.certificatePem()).attributes();
        var none = sub.revocationList().pem();
        var all = checking(root.revocationList().pem(), none).build();
        assertEquals(ACCEPTED, meet(all, NOTHING, client));
        var revoked = checking(root.revocationList(sub.identity()).pem(), none).build();
        assertEquals(REFUSED, meet(revoked, NOTHING, client));
    }

    @Test
    void shouldRefuseWhenAListOfAnAuthorityIsMissing() throws Exception {
        var sub = root.subordinate("Sub");
        var leaf = sub.issue(Subject.named("leaf"));
        var client = new PemCredentials(leaf.chainPem(), leaf.keyPem(), root.certificatePem()).attributes();
        assertEquals(REFUSED, meet(checking(root.revocationList().pem()).build(), NOTHING, client));
        assertEquals(REFUSED, meet(checking(sub.revocationList().pem()).build(), NOTHING, client));
        var other = Authority.root("Other").revocationList().pem();
        assertEquals(REFUSED, meet(checking(other), peer("client")));
        assertEquals(ACCEPTED, meet(checking(other, root.revocationList().pem()), peer("client")));
    }

    @Test
    void shouldRefuseWhenTheListIsOutOfItsTimeUnlessTheTimeIsNotChecked() throws Exception {
        for (var list : new String[] {
            root.revocationList().expired().pem(),
            root.revocationList().notYetValid().pem()
        }) {
            assertEquals(REFUSED, meet(checking(list), peer("client")));
            assertEquals(ACCEPTED, meet(checking(list).add("tls.check_time", false), peer("client")));
        }
    }

    @Test
    void shouldRefuseWhenTheListIsSignedByAnotherOfTheSameName() throws Exception {
        var forged = Authority.root("Root").revocationList().pem();
        assertEquals(REFUSED, meet(checking(forged), peer("client")));
    }

    @Test
    void shouldWantARootWhenListsAreThere() throws Exception {
        var sub = root.subordinate("Sub");
        var own = sub.issue(Subject.named("peer"));
        var list = sub.revocationList().pem();
        assertEquals(ACCEPTED, meet(peer(own, sub), peer(own, sub)));
        assertEquals(REFUSED, meet(checking(peer(own, sub), list), peer(own, sub)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"})
    void shouldFailWhenTheListIsNone(String text) throws Exception {
        var file = Files.writeString(directory.resolve("crl.pem"), text);
        assertUnusable(peer("peer").add("tls.check_crl", true).add("tls.crl_file", file.toString()));
        assertUnusable(checking(text));
    }

    @Test
    void shouldFailWhenThereIsNoList() throws Exception {
        assertUnusable(peer("peer").add("tls.check_crl", true).add("tls.crl_file", directory + "/nowhere"));
    }

    private void assertUnusable(AttributeMap.Builder attributes) throws Exception {
        var bad = common(attributes.build());
        var server = serve(peer("good").build());
        Outcome.fails(Errno.EPROTO, () -> serve(bad));
        Outcome.fails(Errno.EPROTO, () -> sockets.closing(Xcm.connect(addressOf(server), bad)));
    }

    @Test
    void shouldMeetWhenTheListOfAFileRevokesNothing() throws Exception {
        var file = Files.writeString(
                directory.resolve("crl.pem"), root.revocationList().pem());
        var both = peer("peer").add("tls.check_crl", true).add("tls.crl_file", file.toString());
        var pair = connected(both, both);
        assertEquals(file.toString(), pair.client().attributes().getString("tls.crl_file"));
        Outcome.fails(Errno.ENOENT, () -> pair.client().attributes().get("tls.crl"));
    }

    @Test
    void shouldTakeTheListOfTheNextFileWhenItIsReplacedUnderAServer() throws Exception {
        var bad = root.issue(Subject.named("bad"));
        var files = CredentialDirectory.write(
                directory,
                Optional.empty(),
                root.issue(Subject.named("server")),
                root.certificatePem(),
                Optional.of(root.revocationList().pem()));
        var server = serve(AttributeMap.builder()
                .add("tls.cert_file", files.certificate().toString())
                .add("tls.key_file", files.key().toString())
                .add("tls.tc_file", files.trusted().toString())
                .add("tls.crl_file", files.revocations().toString())
                .add("tls.check_crl", true)
                .build());
        var client = peer(bad, root).build();
        var before = connected(server, client);
        files.replace(files.revocations(), root.revocationList(bad).pem());
        assertEquals(REFUSED, meet(server, NOTHING, client));
        files.replace(files.revocations(), root.revocationList().pem());
        assertEquals(ACCEPTED, meet(server, NOTHING, client));
        Sockets.send(before.client(), "still here");
        assertEquals("still here", Sockets.receiveText(before.accepted(), 10));
    }

    @Test
    void shouldDropTheListOfTheServerWhenTheAcceptDoesNotCheck() throws Exception {
        var bad = root.issue(Subject.named("bad"));
        var unchecking = AttributeMap.builder().add("tls.check_crl", false).build();
        var server = serve(checking(root.revocationList(bad).pem()).build());
        assertEquals(REFUSED, meet(server, NOTHING, peer(bad, root).build()));
        assertEquals(ACCEPTED, meet(server, unchecking, peer(bad, root).build()));
    }
}
