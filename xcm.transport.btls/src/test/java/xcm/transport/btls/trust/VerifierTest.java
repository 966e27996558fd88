package xcm.transport.btls.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tells reasons, and where the verifier is stricter than openssl; the rest is for {@link DifferentialTest}. */
@Timeout(60)
class VerifierTest {
    private static final Rules REVOCATION = new Rules(Rules.Peer.SERVER, true, true);

    private final Forged root = Forge.authority("CN=Root").selfSigned();
    private final Forged sub = Forge.authority("CN=Sub").by(root);
    private final Forged peer = Forge.peer("CN=peer").by(sub);

    @Test
    void shouldAcceptWhenAnyOfTheChainIsTrusted() {
        for (Forged trusted : List.of(root, sub, peer)) {
            assertEquals("", verdict(List.of(peer, sub), List.of(trusted), Question.SERVER));
        }
    }

    @Test
    void shouldSayWhyWhenNothingFits() {
        assertReason("the issuer of CN=peer is neither trusted nor sent", List.of(peer), List.of(root));
        assertReason("CN=Root is signed with its own key and is not trusted", List.of(peer, sub, root), List.of());
        assertReason("it is valid from", List.of(Forge.peer("CN=peer").expired().by(sub), sub), List.of(root));
        assertReason(
                "it may not be used for a TLS server",
                List.of(Oddity.FOR_CLIENTS.in(Forge.peer("CN=peer")).by(sub), sub),
                List.of(root));
        assertReason(
                "not that of a certificate authority",
                List.of(Forge.peer("CN=x").by(peer), peer, sub),
                List.of(root));
        assertReason(
                "its signature is wrong",
                List.of(Forge.peer("CN=peer").damaged().by(sub), sub),
                List.of(root));
        assertReason(
                "its key is too weak",
                List.of(Forge.peer("CN=peer").keys(Keys.RSA_512).by(sub), sub),
                List.of(root));
        assertThrows(
                CertificateException.class,
                () -> Verifier.verify(List.of(), new Trust(List.of(), List.of()), Question.SERVER, Instant.now()));
    }

    @Test
    void shouldNeedASelfSignedAnchorWhenRevocationIsChecked() {
        var lists = List.of(ForgedList.by(root).make(), ForgedList.by(sub).make());
        assertEquals("", new Question("", List.of(peer, sub), List.of(root), lists, REVOCATION).verdict(Instant.now()));
        var question = new Question("", List.of(peer, sub), List.of(sub), lists, REVOCATION);
        assertTrue(
                question.verdict(Instant.now()).contains("CN=Sub is neither trusted"), question.verdict(Instant.now()));
        var without = new Question("", List.of(peer, sub), List.of(root), lists.subList(0, 1), REVOCATION);
        assertTrue(without.verdict(Instant.now()).contains("no revocation list"), without.verdict(Instant.now()));
    }

    @Test
    void shouldNotTakeAListOfChangesForAWholeOne() {
        var whole = ForgedList.by(root).make();
        var changes = ForgedList.by(sub)
                .with(Extension.deltaCRLIndicator, true, new ASN1Integer(1))
                .make();
        var question = new Question("", List.of(peer, sub), List.of(root), List.of(whole, changes), REVOCATION);
        assertTrue(question.verdict(Instant.now()).contains("no revocation list"), question.verdict(Instant.now()));
    }

    @Test
    void shouldHoldCommonNamesAgainstConstraintsEvenIfThereAreOtherNames() {
        var limited = Oddity.PERMITS_NAMES.in(Forge.authority("CN=Sub")).by(root);
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, "www.example"));
        var good = Forge.peer("CN=www.example").with(Extension.subjectAlternativeName, false, names);
        var bad = Forge.peer("CN=www.example.org").with(Extension.subjectAlternativeName, false, names);
        assertEquals("", verdict(List.of(good.by(limited), limited), List.of(root), Question.SERVER));
        assertReason("name constraints", List.of(bad.by(limited), limited), List.of(root));
    }

    @Test
    void shouldRefuseAMalformedCertificateEvenIfItIsTrusted() {
        var malformed = Oddity.UNREADABLE_NAMES.in(Forge.peer("CN=peer")).by(sub);
        assertReason("not well formed", List.of(malformed), List.of(malformed));
    }

    @Test
    @Timeout(10)
    void shouldNotBeKeptBusyByManyCertificates() {
        // Each could be the issuer of each.
        var many = new ArrayList<Forged>();
        var key = Forge.authority("CN=Sub").selfSigned();
        for (int i = 0; i < 500; i++) {
            many.add(Forge.authority("CN=Sub")
                    .withoutAuthorityKeyIdentifier()
                    .keys(key)
                    .by(key));
        }
        many.add(0, Forge.peer("CN=peer").withoutAuthorityKeyIdentifier().by(key));
        assertReason("", many, List.of(root));
    }

    private static void assertReason(String part, List<Forged> sent, List<Forged> trusted) {
        String verdict = verdict(sent, trusted, Question.SERVER);
        assertTrue(!verdict.isEmpty() && verdict.contains(part), verdict);
    }

    private static String verdict(List<Forged> sent, List<Forged> trusted, Rules rules) {
        return new Question("", sent, trusted, List.of(), rules).verdict(Instant.now());
    }
}
