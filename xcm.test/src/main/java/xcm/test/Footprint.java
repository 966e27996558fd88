package xcm.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what this process has open at one time: its descriptors, but for files, which class loaders keep open as they
 * like; its threads of this library; and its socket files.
 *
 * @param descriptors their numbers and what they are
 * @param threads their names
 * @param files their paths
 */
public record Footprint(Set<String> descriptors, Set<String> threads, Set<String> files) {
    static {
        openWhatTheJdkKeepsOpen();
    }

    /** Looks at what is open now. */
    public static Footprint now() throws IOException {
        return new Footprint(openDescriptors(), runningThreads(), socketFiles());
    }

    /** Fails if, for all the time that a test has, something is open that was not open then. */
    public static void awaitNoMoreThan(Footprint then) throws Exception {
        Wait.until("no leak, opened since " + then, () -> now().without(then), Footprint::isEmpty);
    }

    /** The JDK opens one socket for itself, and for ever, when the first channel is opened. */
    private static void openWhatTheJdkKeepsOpen() {
        try (var channel = SocketChannel.open()) {
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isEmpty() {
        return descriptors.isEmpty() && threads.isEmpty() && files.isEmpty();
    }

    private Footprint without(Footprint then) {
        return new Footprint(
                minus(descriptors, then.descriptors), minus(threads, then.threads), minus(files, then.files));
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        return all.stream().filter(element -> !some.contains(element)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> openDescriptors() throws IOException {
        var found = new TreeSet<String>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var entry : entries) {
                var target = targetOf(entry);
                if (!target.startsWith("/")) {
                    found.add(entry.getFileName() + " " + target);
                }
            }
        }
        return found;
    }

    private static String targetOf(Path entry) throws IOException {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (NoSuchFileException e) {
            return "/"; // closed since the directory was read
        }
    }

    private static Set<String> runningThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("xcm"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> socketFiles() throws IOException {
        try (var files = Files.list(UnixTransport.folder())) {
            return files.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
