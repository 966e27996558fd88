package xcm.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import xcm.api.spi.ServiceType;

/**
 * Describes {@code ux} and {@code uxf}: AF_UNIX sockets of type SOCK_SEQPACKET, see unix(7).
 *
 * @param name {@code ux} for names in the abstract namespace, {@code uxf} for files
 */
public record UnixTransport(String name) implements TransportUnderTest {
    private static final Path FOLDER = newFolder();

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public String newAddress() {
        return isFile() ? "uxf:" + FOLDER.resolve(UUID.randomUUID().toString()) : "ux:" + UUID.randomUUID();
    }

    @Override
    public List<String> malformedAddresses() {
        return List.of(name + ":", name + ":" + "x".repeat(108), name + ":" + "x".repeat(254), name + ":a b");
    }

    @Override
    public List<String> connectionAttributes() {
        return List.of();
    }

    @Override
    public List<String> acceptedAttributes() {
        return List.of();
    }

    @Override
    public List<String> serverAttributes() {
        return List.of();
    }

    @Override
    public boolean failuresLast() {
        return false;
    }

    boolean isFile() {
        return name.equals("uxf");
    }

    /** Returns the name in an address as most programs write it: that of a file, or an abstract one after an at sign. */
    String kernelName(String address) {
        return (isFile() ? "" : "@") + address.substring(name.length() + 1);
    }

    /** Returns the folder of the socket files, in which each open server has one. */
    static Path folder() {
        return FOLDER;
    }

    private static Path newFolder() {
        try {
            var folder = Files.createTempDirectory("xcm");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
