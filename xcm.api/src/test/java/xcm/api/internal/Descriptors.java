package xcm.api.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Counts the sockets, epoll instances and eventfds of this process: files are opened and closed by the JVM, too. */
final class Descriptors {
    private Descriptors() {}

    static int open() throws IOException {
        int count = 0;
        try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var entry : entries) {
                count += isOfInterest(entry) ? 1 : 0;
            }
        }
        return count;
    }

    /** Waits until there are so many; the test's time-out ends a wait for what never comes. */
    static void await(int count) throws IOException {
        while (open() != count) {
            Thread.onSpinWait();
        }
    }

    private static boolean isOfInterest(Path entry) throws IOException {
        try {
            var target = Files.readSymbolicLink(entry).toString();
            return target.startsWith("socket:") || target.startsWith("anon_inode:");
        } catch (NoSuchFileException e) {
            return false; // closed meanwhile
        }
    }
}
