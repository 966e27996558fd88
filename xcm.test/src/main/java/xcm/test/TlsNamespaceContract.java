package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xcm.ca.CredentialDirectory;
import xcm.ca.Subject;
import xcm.test.network.Namespace;

/** Is about the directory where credentials are when nothing names them, and the files for each network namespace in it. */
abstract class TlsNamespaceContract extends TlsContract {
    @TempDir
    Path directory;

    TlsNamespaceContract(TlsRoute route) {
        super(route);
    }

    private void write(Path where, Optional<String> namespace, String name) throws Exception {
        CredentialDirectory.write(
                where, namespace, root.issue(Subject.named(name)), root.certificatePem(), Optional.empty());
    }

    /** Runs {@link DefaultCredentials} with an environment. */
    private String run(Path environment, String given, String... namespaces) throws Exception {
        var arguments = new ArrayList<>(
                List.of(route.server(), route.client(), route.service().name(), given));
        arguments.addAll(List.of(namespaces));
        var command = new ArrayList<>(List.of("env", "XCM_TLS_CERT=" + environment));
        command.addAll(ChildJvm.command(List.of(), DefaultCredentials.class, arguments.toArray(String[]::new)));
        try (var program = new ForeignProgram(command)) {
            return program.readAll();
        }
    }

    /** Returns what the program tells when it has found a file, by both threads. */
    private String twice(String namespace, String outcome) {
        var line = namespace + ": " + outcome;
        return line + "\n" + line;
    }

    @Test
    void shouldFindTheFilesOfTheNamespaceThatTheThreadIsIn() throws Exception {
        try (var one = new Namespace();
                var two = new Namespace();
                var three = new Namespace()) {
            write(directory, Optional.empty(), "unnamed");
            write(directory, Optional.of(one.name()), "one");
            write(directory, Optional.of(two.name()), "two");
            var expected = String.join(
                    "\n",
                    twice(one.name(), "one one " + directory + "/cert_" + one.name() + ".pem"),
                    twice("", "unnamed unnamed " + directory + "/cert.pem"),
                    twice(two.name(), "two two " + directory + "/cert_" + two.name() + ".pem"),
                    twice(three.name(), "EPROTO"));
            assertEquals(expected, run(directory, "", one.name(), "", two.name(), three.name()));
        }
    }

    @Test
    void shouldFindWhatIsNotGivenInTheDirectory() throws Exception {
        var given = Files.createDirectory(directory.resolve("given"));
        var environment = Files.createDirectory(directory.resolve("environment"));
        write(given, Optional.empty(), "given");
        write(environment, Optional.empty(), "environment");
        Files.delete(given.resolve("tc.pem"));
        Files.delete(environment.resolve("cert.pem"));
        Files.delete(environment.resolve("key.pem"));
        assertEquals(twice("", "given given " + given + "/cert.pem"), run(environment, given.toString(), ""));
    }

    @Test
    void shouldFailWhenThereAreNoFiles() throws Exception {
        assertEquals(twice("", "EPROTO"), run(directory.resolve("nowhere"), "", ""));
    }
}
