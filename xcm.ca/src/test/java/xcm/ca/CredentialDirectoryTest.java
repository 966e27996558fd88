package xcm.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CredentialDirectoryTest {
    private final Authority root = Authority.root("Root");
    private final Issued issued = root.issue(Subject.named("x"));

    @TempDir
    Path directory;

    @Test
    void shouldHaveAllFilesWhenWritten() throws IOException {
        var list = root.revocationList().pem();
        var written = CredentialDirectory.write(
                directory, Optional.empty(), issued, root.certificatePem(), Optional.of(list));

        assertEquals(Set.of("cert.pem", "key.pem", "tc.pem", "crl.pem"), names());
        assertEquals(issued.certificatePem(), Files.readString(written.certificate()));
        assertEquals(issued.keyPem(), Files.readString(written.key()));
        assertEquals(root.certificatePem(), Files.readString(written.trusted()));
        assertEquals(list, Files.readString(written.revocations()));
    }

    @Test
    void shouldCarryTheNamespaceWhenItHasAName() throws IOException {
        CredentialDirectory.write(directory, Optional.of("ns1"), issued, root.certificatePem(), Optional.empty());

        assertEquals(Set.of("cert_ns1.pem", "key_ns1.pem", "tc_ns1.pem"), names());
    }

    @Test
    void shouldKeepTheKeyFromOthers() throws IOException {
        var written =
                CredentialDirectory.write(directory, Optional.empty(), issued, root.certificatePem(), Optional.empty());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(written.key())));
    }

    @Test
    void shouldReplaceAllWhenWrittenAgain() throws IOException {
        var next = root.issue(Subject.named("y"));
        var list = Optional.of(root.revocationList().pem());
        CredentialDirectory.write(directory, Optional.empty(), issued, root.certificatePem(), list);
        var written =
                CredentialDirectory.write(directory, Optional.empty(), next, root.certificatePem(), Optional.empty());

        assertEquals(Set.of("cert.pem", "key.pem", "tc.pem"), names());
        assertEquals(next.certificatePem(), Files.readString(written.certificate()));
    }

    @Test
    void shouldLeadToAnotherWhenLinkedAgain() throws IOException {
        var one = Files.createDirectory(directory.resolve("one"));
        var two = Files.createDirectory(directory.resolve("two"));
        var link = directory.resolve("link");

        CredentialDirectory.link(link, one);
        assertEquals(one, Files.readSymbolicLink(link));
        CredentialDirectory.link(link, two);
        assertEquals(two, Files.readSymbolicLink(link));
        assertFalse(names().contains("link.next"));
    }

    private Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
