package xcm.test.hotplug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds what this process has open at one time, but for files, which the framework opens as it likes.
 *
 * @param descriptors their numbers and what they are
 * @param threads the names of those of the library
 * @param files the socket files of the scenarios
 */
record Footprint(Set<String> descriptors, Set<String> threads, Set<String> files) {
    /** Looks at what is open now. */
    static Footprint now() throws IOException {
        return new Footprint(openDescriptors(), runningThreads(), socketFiles());
    }

    /** Fails if, for as long as anything may take, something is open that was not open then. */
    static void awaitNoMoreThan(Footprint then) throws Exception {
        Wait.until("nothing is left", () -> now().without(then), Footprint::isEmpty);
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
        try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
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
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.startsWith(Scheme.PREFIX))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
