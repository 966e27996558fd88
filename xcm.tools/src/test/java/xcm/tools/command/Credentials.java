package xcm.tools.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import xcm.ca.Authority;
import xcm.ca.CredentialDirectory;
import xcm.ca.Subject;

/** Is the directory with who all programs are that a test starts. */
final class Credentials {
    /** The variable of the environment that says where it is. */
    static final String VARIABLE = "XCM_TLS_CERT";

    /** Where it is. */
    static final Path DIRECTORY = write().toAbsolutePath();

    private Credentials() {}

    private static Path write() {
        try {
            var authority = Authority.root("Throw-away CA");
            var issued = authority.issue(Subject.named("tools.example"));
            return CredentialDirectory.write(
                            Path.of("target/credentials"),
                            Optional.empty(),
                            issued,
                            authority.certificatePem(),
                            Optional.empty())
                    .path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
