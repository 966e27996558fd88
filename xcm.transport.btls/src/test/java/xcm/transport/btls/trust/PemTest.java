package xcm.transport.btls.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.KeyKind;
import xcm.ca.Subject;

@Timeout(60)
class PemTest {
    private static final Authority ROOT = Authority.root("Root");
    private static final Issued PEER = ROOT.issue(Subject.named("peer"));
    private static final String CRL = ROOT.revocationList(PEER).pem();

    @TempDir
    Path directory;

    @Test
    void shouldReadAllCertificatesInOrderWhenOtherThingsStandBetween() throws CredentialException {
        String text = "subject: peer\n" + PEER.keyPem() + PEER.certificatePem() + CRL + "-----BEGIN ME-----?\n"
                + ROOT.certificatePem().replace("\n", "\r\n") + "the end";
        assertEquals(List.of(PEER.certificate(), ROOT.certificate()), Pem.certificates(bytes(text)));
    }

    @Test
    void shouldReadUpToTheFirstNul() throws CredentialException {
        String text = PEER.certificatePem() + "\0\n" + ROOT.certificatePem();
        assertEquals(List.of(PEER.certificate()), Pem.certificates(bytes(text)));
    }

    @Test
    void shouldFailWhenALaterCertificateIsMalformed() {
        String broken = ROOT.certificatePem().replace("MII", "MIH");
        assertFails("certificate 2", () -> Pem.certificates(bytes(PEER.certificatePem() + broken)));
        String open = ROOT.certificatePem().replace("-----END", "-----end");
        assertFails("PEM block", () -> Pem.certificates(bytes(PEER.certificatePem() + open)));
        String foreign = ROOT.certificatePem().replace("MII", "M?I");
        assertFails("PEM block", () -> Pem.certificates(bytes(PEER.certificatePem() + foreign)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "-----BEGIN CERTIFICATE-----", "\0"})
    void shouldFailWhenThereIsNothing(String text) {
        assertThrows(CredentialException.class, () -> Pem.certificates(bytes(text)));
        assertThrows(CredentialException.class, () -> Pem.trustedCertificates(bytes(text)));
        assertThrows(CredentialException.class, () -> Pem.privateKey(bytes(text)));
        assertThrows(CredentialException.class, () -> Pem.revocationLists(bytes(text)));
    }

    @Test
    void shouldFailWhenOnlyOtherKindsAreThere() {
        assertFails("no certificate found", () -> Pem.certificates(bytes(PEER.keyPem() + CRL)));
        assertFails("no private key found", () -> Pem.privateKey(bytes(PEER.certificatePem() + CRL)));
        assertFails("no certificate revocation list", () -> Pem.revocationLists(bytes(PEER.chainPem())));
    }

    @Test
    void shouldDropTheSettingsOfTrustedCertificates() throws Exception {
        Path plain = Files.writeString(directory.resolve("plain.pem"), ROOT.certificatePem());
        openssl("x509", "-in", plain, "-trustout", "-addreject", "serverAuth", "-setalias", "x", "-out", file());
        byte[] text = Files.readAllBytes(file());
        assertTrue(new String(text, US_ASCII).contains("BEGIN TRUSTED CERTIFICATE"));
        assertEquals(List.of(ROOT.certificate()), Pem.trustedCertificates(text));
        assertFails("no certificate found", () -> Pem.certificates(text));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "RSASSA-PSS, -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048",
        "RSASSA-PSS, -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha256",
        "EC, -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "EC, -algorithm EC -pkeyopt ec_paramgen_curve:P-521",
        "EdDSA, -algorithm ED25519",
        "EdDSA, -algorithm ED448"
    })
    void shouldReadWhatOpensslMakes(String algorithm, String options) throws Exception {
        openssl("genpkey -out " + file() + " " + options);
        var key = Pem.privateKey(Files.readAllBytes(file()));
        assertEquals(algorithm, key.getAlgorithm());
        openssl("req -x509 -new -subj /CN=peer -key " + file() + " -out " + directory + "/cert.pem");
        var identity = Identity.of(Files.readAllBytes(directory.resolve("cert.pem")), Files.readAllBytes(file()));
        assertEquals(key, identity.key());
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, rsa", "EC_P256, ec", "EC_P384, ec"})
    void shouldReadTheOldFormsOfKeys(KeyKind kind, String command) throws Exception {
        var issued = ROOT.issue(Subject.named("peer").key(kind));
        var expected = Pem.privateKey(bytes(issued.keyPem()));
        boolean rsa = command.equals("rsa");
        var old = Pem.privateKey(bytes(rsa ? issued.keyPkcs1Pem() : issued.keySec1Pem()));
        assertEquals(value(expected), value(old));
        // openssl writes a block of parameters before a key on a curve.
        if (!rsa) {
            openssl("ecparam -genkey -name prime256v1 -out " + file());
            assertTrue(Files.readString(file()).contains("BEGIN EC PARAMETERS"));
            assertEquals("EC", Pem.privateKey(Files.readAllBytes(file())).getAlgorithm());
        }
    }

    @Test
    void shouldTakeTheFirstKey() throws CredentialException {
        var other = ROOT.issue(Subject.named("other"));
        String text = PEER.certificatePem() + PEER.keyPem() + other.keyPem();
        assertEquals(Pem.privateKey(bytes(PEER.keyPem())), Pem.privateKey(bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8 -topk8 -passout pass:secret -in %s", "ec -aes128 -passout pass:secret -in %s"})
    void shouldFailWhenTheKeyIsEncrypted(String command) throws Exception {
        Path plain = Files.writeString(directory.resolve("plain.pem"), PEER.keySec1Pem());
        openssl(command.formatted(plain) + " -out " + file());
        byte[] text = Files.readAllBytes(file());
        assertFails("encrypted", () -> Pem.privateKey(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "DSA", "EC -pkeyopt ec_paramgen_curve:secp224r1"})
    void shouldFailWhenTheKeyIsOfAnotherKind(String algorithm) throws Exception {
        if (algorithm.equals("DSA")) {
            openssl("dsaparam -genkey -out " + file() + " 1024");
        } else {
            openssl("genpkey -out " + file() + " -algorithm " + algorithm);
        }
        byte[] text = Files.readAllBytes(file());
        assertFails("the private key is for", () -> Pem.privateKey(text));
    }

    @Test
    void shouldTellNothingOfAKeyThatIsMalformed() {
        String text = PEER.keyPem();
        String body = text.substring(text.indexOf('\n') + 1, text.lastIndexOf("-----END"));
        byte[] encoded = Base64.getMimeDecoder().decode(body);
        for (int i = 0; i < encoded.length; i++) {
            byte[] damaged = encoded.clone();
            damaged[i] ^= 0x10;
            byte[] pem = bytes("-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(damaged) + "\n-----END PRIVATE KEY-----\n");
            try {
                Pem.privateKey(pem);
            } catch (CredentialException e) {
                assertEquals(null, e.getCause());
                assertTrue(e.getMessage().startsWith("the private key"), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE KEY,''",
        "PRIVATE KEY,MAA=",
        "RSA PRIVATE KEY,''",
        "RSA PRIVATE KEY,MAA=",
        "EC PRIVATE KEY,''",
        "EC PRIVATE KEY,MAA=",
        "RSA PRIVATE KEY,MA8CCQEAAAAAAAAAAAIBAQIB"
    })
    void shouldRefuseAKeyThatHoldsNothingOfUse(String kind, String body) {
        byte[] pem = bytes("-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
        var failure = assertThrows(CredentialException.class, () -> Pem.privateKey(pem));
        assertTrue(failure.getMessage().startsWith("the private key is "), failure.getMessage());
    }

    @Test
    void shouldReadAllRevocationLists() throws CredentialException {
        var lists = Pem.revocationLists(bytes(CRL + PEER.certificatePem() + CRL));
        assertEquals(2, lists.size());
        assertTrue(lists.get(0).isRevoked(PEER.certificate()));
        assertFalse(lists.get(0).isRevoked(ROOT.certificate()));
        String broken = CRL.replace("MI", "MH");
        assertFails("revocation list 2", () -> Pem.revocationLists(bytes(CRL + broken)));
    }

    private static BigInteger value(PrivateKey key) {
        return key instanceof RSAPrivateKey rsa ? rsa.getPrivateExponent() : ((ECPrivateKey) key).getS();
    }

    private Path file() {
        return directory.resolve("file.pem");
    }

    private static void openssl(Object... arguments) throws Exception {
        var command = new StringBuilder("openssl");
        for (Object argument : arguments) {
            command.append(' ').append(argument);
        }
        var process = new ProcessBuilder(command.toString().split(" "))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertEquals(0, process.waitFor(), () -> command + ": " + output);
    }

    private static void assertFails(String part, Executable executable) {
        var message = assertThrows(CredentialException.class, executable).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
