package xcm.transport.btls.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.KeyKind;
import xcm.ca.Subject;

@Timeout(60)
class IdentityTest {
    private static final Authority ROOT = Authority.root("Root");
    private static final Authority SUB = ROOT.subordinate("Sub");
    private static final Issued PEER = SUB.issue(Subject.named("peer"));

    @Test
    void shouldSendTheCertificatesThatAreThere() throws CredentialException {
        var identity = identity(PEER.certificatePem() + ROOT.certificatePem() + SUB.certificatePem(), PEER);
        var expected = List.of(PEER.certificate(), ROOT.certificate(), SUB.certificate());
        assertEquals(expected, identity.chain());
        assertEquals(expected, identity.completedBy(List.of(SUB.certificate())).chain());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RSA_512")
    void shouldTakeOnlyTheKeyOfTheCertificate(KeyKind kind) throws CredentialException {
        var one = SUB.issue(Subject.named("one").key(kind));
        assertEquals(
                List.of(one.certificate()), identity(one.certificatePem(), one).chain());
        for (KeyKind other : KeyKind.values()) {
            var another = SUB.issue(Subject.named("another").key(other));
            assertFails("not that of certificate CN=one", one.certificatePem(), another);
        }
    }

    @Test
    void shouldRefuseWeakKeys() {
        var weak = SUB.issue(Subject.named("weak").key(KeyKind.RSA_512));
        assertFails("key of certificate CN=weak is too weak", weak.certificatePem(), weak);
        String chain = PEER.certificatePem() + weak.certificatePem();
        assertFails("key of certificate CN=weak is too weak", chain, PEER);
    }

    @ParameterizedTest
    @CsvSource({"SHA1withECDSA, false", "SHA224withECDSA, true", "SHA256withECDSA, true"})
    void shouldRefuseWeakSignatures(String signature, boolean accepted) throws Exception {
        var root = Forge.authority("CN=Root").signature("SHA1withECDSA").selfSigned();
        var sub = Forge.authority("CN=Sub").signature(signature).by(root);
        var identity = new Identity(sub.keys().getPrivate(), List.of(sub.certificate(), root.certificate()));
        String text = pem(sub.certificate()) + pem(root.certificate());
        byte[] key = pem("PRIVATE KEY", identity.key().getEncoded()).getBytes(US_ASCII);
        if (accepted) {
            assertEquals(
                    identity.chain(), Identity.of(text.getBytes(US_ASCII), key).chain());
        } else {
            var e = assertThrows(CredentialException.class, () -> Identity.of(text.getBytes(US_ASCII), key));
            assertTrue(e.getMessage().contains("signature of certificate CN=Sub is too weak"), e.getMessage());
        }
    }

    @Test
    void shouldNotLookAtOwnValidity() throws CredentialException {
        var old = SUB.issue(Subject.named("old").expired());
        assertEquals(
                List.of(old.certificate()), identity(old.certificatePem(), old).chain());
    }

    @Test
    void shouldCompleteTheChainWithTheFirstTrustedIssuer() throws CredentialException {
        var ofRoot = ROOT.issue(Subject.named("peer"));
        var leaf = PEER.certificate();
        assertEquals(List.of(ofRoot.certificate(), ROOT.certificate()), completed(ofRoot, ROOT.certificate()));
        assertEquals(List.of(leaf, SUB.certificate()), completed(PEER, ROOT.certificate(), SUB.certificate()));
        assertEquals(List.of(leaf, SUB.certificate()), completed(PEER, leaf, SUB.certificate()));
        assertEquals(List.of(leaf), completed(PEER, ROOT.certificate()));
        assertEquals(List.of(leaf), completed(PEER, leaf));
        assertEquals(List.of(leaf), completed(PEER));
        assertEquals(List.of(ROOT.certificate()), completed(ROOT.identity(), ROOT.certificate()));
    }

    @Test
    void shouldCompleteTheChainWithTheIssuerThatIsValidOrEndsLast() throws CredentialException {
        var now = Instant.now();
        var good = Forge.authority("CN=Root").selfSigned();
        var old = Forge.authority("CN=Root").keys(good).expired().selfSigned();
        var older = Forge.authority("CN=Root")
                .keys(good)
                .valid(now.minusSeconds(900_000), now.minusSeconds(800_000))
                .selfSigned();
        var peer = Forge.peer("CN=peer").by(good);
        var identity = new Identity(peer.keys().getPrivate(), List.of(peer.certificate()));
        var trusted = List.of(older.certificate(), old.certificate(), good.certificate());
        assertEquals(good.certificate(), identity.completedBy(trusted).chain().get(1));
        assertEquals(
                old.certificate(),
                identity.completedBy(trusted.subList(0, 2)).chain().get(1));
    }

    @Test
    void shouldHideTheKey() throws CredentialException {
        var text = identity(PEER.chainPem(), PEER).toString();
        assertEquals("Identity[CN=peer, CN=Sub]", text);
        assertFalse(text.contains("EC"));
    }

    private static List<X509Certificate> completed(Issued peer, X509Certificate... trusted) throws CredentialException {
        return identity(peer.certificatePem(), peer)
                .completedBy(List.of(trusted))
                .chain();
    }

    private static Identity identity(String certificates, Issued key) throws CredentialException {
        return Identity.of(certificates.getBytes(US_ASCII), key.keyPem().getBytes(US_ASCII));
    }

    private static void assertFails(String part, String certificates, Issued key) {
        var e = assertThrows(CredentialException.class, () -> identity(certificates, key));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
