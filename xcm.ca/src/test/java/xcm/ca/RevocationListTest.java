package xcm.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RevocationListTest {
    private final Authority root = Authority.root("Root");
    private final Issued good = root.issue(Subject.named("good"));
    private final Issued bad = root.issue(Subject.named("bad"));

    @TempDir
    Path directory;

    @Test
    void shouldRevokeWhatIsNamedWhenOpensslChecks() throws Exception {
        var list = root.revocationList(bad);

        assertEquals("OK", verify(good, list));
        assertEquals("error 23", verify(bad, list));
        assertEquals("OK", verify(bad, root.revocationList()));
    }

    @Test
    void shouldNotCountWhenOutOfItsTimeOrOfAnother() throws Exception {
        assertEquals("error 12", verify(good, root.revocationList().expired()));
        assertEquals("error 11", verify(good, root.revocationList().notYetValid()));
        assertEquals("error 8", verify(good, Authority.root("Root").revocationList()));
    }

    @Test
    void shouldHaveItsTimesAndNumbersWhenShown() throws Exception {
        var openssl = new Openssl(directory);
        var revoked = root.issue(Subject.named("x").serial(77));
        var file = openssl.file("crl.pem", root.revocationList(revoked).pem());
        var text = openssl.run("crl", "-noout", "-text", "-in", file).output();

        assertTrue(text.contains("Serial Number: 4D"), text);
        assertTrue(text.contains("Issuer: CN = Root"), text);
    }

    private String verify(Issued leaf, RevocationList list) throws Exception {
        var openssl = new Openssl(directory);
        var answer = openssl.run(
                "verify",
                "-crl_check",
                "-CAfile",
                openssl.file("root.pem", root.certificatePem()),
                "-CRLfile",
                openssl.file("crl.pem", list.pem()),
                openssl.file("leaf.pem", leaf.certificatePem()));
        if (answer.status() == 0) {
            return "OK";
        }
        int at = answer.output().indexOf("error ");
        return answer.output().substring(at, answer.output().indexOf(" at ", at));
    }
}
