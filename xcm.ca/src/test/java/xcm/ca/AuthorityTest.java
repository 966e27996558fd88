package xcm.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static xcm.ca.ExtendedUsage.CLIENT;
import static xcm.ca.ExtendedUsage.SERVER;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AuthorityTest {
    @TempDir
    Path directory;

    private Openssl openssl;

    @BeforeEach
    void findOpenssl() {
        openssl = new Openssl(directory);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RSA_512")
    void shouldBeVerifiedWhenIssuedWithAnyKindOfKey(KeyKind kind) throws Exception {
        var root = Authority.root(Subject.named("Root").key(kind));
        var sub = root.subordinate(Subject.named("Sub").key(kind));
        var leaf = sub.issue(Subject.named("leaf").key(kind).usage(SERVER, CLIENT));

        assertEquals("OK", verify(root, sub, leaf, "sslserver"));
        assertEquals("OK", verify(root, sub, leaf, "sslclient"));
    }

    @Test
    void shouldNotBeVerifiedWhenIssuedByAnother() throws Exception {
        var root = Authority.root("Root");
        var sub = Authority.root("Root").subordinate("Sub");

        assertEquals("error 20", verify(root, sub, sub.issue(Subject.named("leaf")), "any"));
    }

    @Test
    void shouldNotBeVerifiedWhenForSomethingElse() throws Exception {
        var root = Authority.root("Root");
        var sub = root.subordinate("Sub");

        assertEquals(
                "error 26", verify(root, sub, sub.issue(Subject.named("leaf").usage(CLIENT)), "sslserver"));
        assertEquals(
                "error 26",
                verify(root, sub, sub.issue(Subject.named("leaf").usage(ExtendedUsage.OTHER)), "sslclient"));
    }

    @Test
    void shouldNotBeVerifiedWhenOutOfItsTime() throws Exception {
        var root = Authority.root("Root");
        var sub = root.subordinate("Sub");

        assertEquals(
                "error 10", verify(root, sub, sub.issue(Subject.named("leaf").expired()), "any"));
        assertEquals(
                "error 9", verify(root, sub, sub.issue(Subject.named("leaf").notYetValid()), "any"));
        var old = root.subordinate(Subject.named("Old").expired());
        assertEquals("error 10", verify(root, old, old.issue(Subject.named("leaf")), "any"));
    }

    @Test
    void shouldNotBeVerifiedWhenTheAuthorityMayNot() throws Exception {
        var root = Authority.root(Subject.named("Root").pathLength(0));
        var sub = root.subordinate("Sub");
        assertEquals("error 25", verify(root, sub, sub.issue(Subject.named("leaf")), "any"));

        var free = Authority.root("Free");
        var none = free.subordinate(Subject.named("None").authority(false));
        assertEquals("error 79", verify(free, none, none.issue(Subject.named("leaf")), "any"));

        var mute = free.subordinate(Subject.named("Mute").keyUse(KeyUse.DIGITAL_SIGNATURE));
        assertEquals("error 79", verify(free, mute, mute.issue(Subject.named("leaf")), "any"));

        var bound = free.subordinate(Subject.named("Bound").permittedDns("in.example"));
        var inside = bound.issue(Subject.named("leaf").dns("a.in.example"));
        assertEquals("OK", verify(free, bound, inside, "any"));
        var outside = bound.issue(Subject.named("leaf").dns("a.out.example"));
        assertEquals("error 47", verify(free, bound, outside, "any"));
    }

    @Test
    void shouldContainWhatItIsAskedFor() throws Exception {
        var subject = Subject.named("one", "two")
                .dns("a.example", "b.example")
                .email("x@example.org")
                .ip("127.0.0.1", "::1")
                .directory("inner")
                .directory()
                .serial(4711)
                .valid(Instant.parse("2020-01-02T03:04:05Z"), Instant.parse("2049-01-02T03:04:05Z"))
                .keyUse(KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_AGREEMENT);
        var text = openssl.text(Authority.root("Root").issue(subject));

        assertContains(text, "CN = one, CN = two");
        assertContains(
                text,
                "DNS:a.example, DNS:b.example, email:x@example.org, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, "
                        + "DirName:/O=Directory/CN=inner, DirName:/O=Directory");
        assertContains(text, "Serial Number: 4711 (0x1267)");
        assertContains(text, "Not Before: Jan  2 03:04:05 2020 GMT");
        assertContains(text, "Not After : Jan  2 03:04:05 2049 GMT");
        assertContains(text, "Digital Signature, Key Agreement");
        assertContains(text, "Subject Key Identifier");
        assertContains(text, "Authority Key Identifier");
    }

    @Test
    void shouldContainNothingMoreWhenNothingIsAskedFor() throws Exception {
        var root = Authority.root(Subject.named("Root").withoutKeyIdentifier());
        var bare = root.issue(Subject.named().withoutKeyIdentifier());

        assertTrue(
                !openssl.text(bare).contains("X509v3"), () -> bare.certificate().toString());
        assertContains(openssl.text(bare), "Subject: O = Nameless\n");
        assertEquals(0, bare.subjectKeyId().length);
    }

    private String verify(Authority root, Authority sub, Issued leaf, String purpose) throws Exception {
        var answer = openssl.run(
                "verify",
                "-purpose",
                purpose,
                "-CAfile",
                openssl.file("root.pem", root.certificatePem()),
                "-untrusted",
                openssl.file("sub.pem", sub.certificatePem()),
                openssl.file("leaf.pem", leaf.certificatePem()));
        if (answer.status() == 0) {
            return "OK";
        }
        int at = answer.output().indexOf("error ");
        return answer.output().substring(at, answer.output().indexOf(" at ", at));
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " in " + text);
    }
}
