package xcm.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class IssuedTest {
    private final Authority root = Authority.root("Root");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheKeyOfTheCertificateWhenInPkcs8(KeyKind kind) throws Exception {
        var issued = root.issue(Subject.named("x").key(kind));

        assertTrue(issued.keyPem().startsWith("-----BEGIN PRIVATE KEY-----\n"));
        assertEquals(publicKey(issued), publicKey(issued.keyPem()));
    }

    @ParameterizedTest
    @EnumSource(names = "EC_.*", mode = EnumSource.Mode.MATCH_ALL)
    void shouldHaveTheSameKeyWhenInSec1(KeyKind kind) throws Exception {
        var issued = root.issue(Subject.named("x").key(kind));

        assertTrue(issued.keySec1Pem().startsWith("-----BEGIN EC PRIVATE KEY-----\n"));
        assertEquals(publicKey(issued), publicKey(issued.keySec1Pem()));
        assertThrows(IllegalStateException.class, issued::keyPkcs1Pem);
    }

    @Test
    void shouldHaveTheSameKeyWhenInPkcs1() throws Exception {
        var issued = root.issue(Subject.named("x").key(KeyKind.RSA_2048));

        assertTrue(issued.keyPkcs1Pem().startsWith("-----BEGIN RSA PRIVATE KEY-----\n"));
        assertEquals(publicKey(issued), publicKey(issued.keyPkcs1Pem()));
        assertThrows(IllegalStateException.class, issued::keySec1Pem);
    }

    @Test
    void shouldHaveAllAuthoritiesButTheRootInItsChain() {
        var sub = root.subordinate("Sub");
        var leaf = sub.subordinate("Subsub").issue(Subject.named("leaf"));

        assertTrue(leaf.chainPem().startsWith(leaf.certificatePem()));
        assertTrue(leaf.chainPem().endsWith(sub.certificatePem()));
        assertEquals(3, leaf.chainPem().split("BEGIN").length - 1);
        var direct = root.issue(Subject.named("direct"));
        assertEquals(direct.certificatePem(), direct.chainPem());
    }

    @Test
    void shouldHaveTheIdentifierThatOpensslShows() throws Exception {
        var issued = root.issue(Subject.named("x"));
        var shown = HexFormat.ofDelimiter(":").withUpperCase().formatHex(issued.subjectKeyId());

        assertEquals(20, issued.subjectKeyId().length);
        assertTrue(new Openssl(directory).text(issued).contains(shown), shown);
        assertArrayEquals(issued.subjectKeyId(), issued.subjectKeyId());
    }

    @Test
    void shouldNotShowAKeyWhenPrinted() {
        var issued = root.issue(Subject.named("shown"));
        var lines = List.of(issued.keyPem().split("\n"));

        assertEquals("Issued[CN=shown]", issued.toString());
        for (var text : List.of(
                issued.toString(), root.toString(), root.revocationList(issued).toString())) {
            assertFalse(text.contains(lines.get(1)), text);
        }
    }

    private String publicKey(Issued issued) throws Exception {
        var openssl = new Openssl(directory);
        return openssl.run("x509", "-noout", "-pubkey", "-in", openssl.file("cert.pem", issued.certificatePem()))
                .output();
    }

    private String publicKey(String keyPem) throws Exception {
        var openssl = new Openssl(directory);
        return openssl.run("pkey", "-pubout", "-in", openssl.file("key.pem", keyPem))
                .output();
    }
}
