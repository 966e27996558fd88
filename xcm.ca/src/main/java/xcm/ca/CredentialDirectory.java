package xcm.ca;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Is a directory that credentials are looked for in when no attributes name them: {@code cert.pem}, {@code key.pem},
 * {@code tc.pem} and {@code crl.pem}, and in a named network namespace {@code cert_<name>.pem} and so on.
 *
 * @param path where it is
 * @param namespace the name of the network namespace that the files are for; none for all that have no name
 */
public record CredentialDirectory(Path path, Optional<String> namespace) {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /**
     * Writes a set of files, each replaced in one step; only their owner can read the key.
     *
     * @param path is made if it is not there
     * @param namespace the name of the network namespace that the files are for
     * @param issued whose certificate, without the ones above it, and key are written
     * @param trustedPem the certificates to be trusted
     * @param revocationsPem the revocation lists; without them there is no such file
     * @throws IOException if a file cannot be written
     */
    public static CredentialDirectory write(
            Path path, Optional<String> namespace, Issued issued, String trustedPem, Optional<String> revocationsPem)
            throws IOException {
        var directory = new CredentialDirectory(Files.createDirectories(path), namespace);
        directory.replace(directory.certificate(), issued.certificatePem());
        directory.replace(directory.key(), issued.keyPem());
        directory.replace(directory.trusted(), trustedPem);
        if (revocationsPem.isPresent()) {
            directory.replace(directory.revocations(), revocationsPem.orElseThrow());
        } else {
            Files.deleteIfExists(directory.revocations());
        }
        return directory;
    }

    /**
     * Makes a symbolic link lead to another directory, in one step: who follows it finds either the files of one or of the
     * other.
     *
     * @throws IOException if the link cannot be made, or is something else
     */
    public static void link(Path link, Path directory) throws IOException {
        var next = Files.createSymbolicLink(link.resolveSibling(link.getFileName() + ".next"), directory);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns where the certificate is. */
    public Path certificate() {
        return file("cert");
    }

    /** Returns where the key is. */
    public Path key() {
        return file("key");
    }

    /** Returns where the certificates are that are trusted. */
    public Path trusted() {
        return file("tc");
    }

    /** Returns where the revocation lists are. */
    public Path revocations() {
        return file("crl");
    }

    /**
     * Writes a file, readable by its owner only, in the place of what is there, in one step.
     *
     * @throws IOException if it cannot be written
     */
    public void replace(Path file, String text) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(next, NEW, owner)) {
            for (var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII)); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String item) {
        return path.resolve(item + namespace.map(name -> "_" + name).orElse("") + ".pem");
    }
}
