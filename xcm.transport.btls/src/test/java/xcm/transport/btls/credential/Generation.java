package xcm.transport.btls.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import xcm.ca.Authority;
import xcm.ca.CredentialDirectory;
import xcm.ca.Issued;
import xcm.ca.Subject;

/** Is a set of credentials of which each part belongs to the same authority. */
record Generation(Authority authority, Issued issued, String revocations) {
    static Generation named(String name) {
        Authority authority = Authority.root(name);
        Issued issued = authority.issue(Subject.named(name + ".leaf"));
        return new Generation(
                authority, issued, authority.revocationList(issued).pem());
    }

    CredentialDirectory write(Path path) throws IOException {
        return CredentialDirectory.write(
                path, Optional.empty(), issued, authority.certificatePem(), Optional.of(revocations));
    }

    Sources values() {
        return new Sources(
                value(issued.certificatePem()),
                value(issued.keyPem()),
                value(authority.certificatePem()),
                value(revocations));
    }

    private static Source value(String pem) {
        return new Source.Value(pem.getBytes(US_ASCII));
    }

    /** Tell where the files of a directory are. */
    static Sources in(Path directory) {
        Sources sources = Sources.UNSET;
        for (Item item : Item.values()) {
            sources = sources.with(
                    item,
                    new Source.File(directory.resolve(item.base() + ".pem").toString()));
        }
        return sources;
    }

    void assertIs(Credentials credentials) {
        assertEquals(
                name(credentials),
                authority.certificate().getSubjectX500Principal().getName());
        assertEquals(issued.certificate(), credentials.identity().chain().get(0));
    }

    /** Give the name of the authority of credentials, of which each part is seen to belong to it. */
    static String name(Credentials credentials) {
        String name =
                credentials.trust().anchors().get(0).getSubjectX500Principal().getName();
        assertEquals(
                name,
                credentials.identity().chain().get(0).getIssuerX500Principal().getName(),
                "trusted certificates");
        assertEquals(
                name,
                credentials
                        .trust()
                        .revocationLists()
                        .get(0)
                        .getIssuerX500Principal()
                        .getName(),
                "revocation lists");
        return name; // that the key belongs to the certificate was seen when they were parsed
    }
}
