package xcm.test.hotplug;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts what this process has, its garbage collected.
 *
 * @param descriptors how many are open, of whatever kind
 * @param threads how many live
 * @param classes how many are loaded
 * @param heap the bytes in use
 */
record Census(int descriptors, int threads, int classes, long heap) {
    /** How often to collect garbage until there is no less: finalizers, and references to be cleared, take turns. */
    private static final int TURNS = 5;

    /** Counts now. */
    static Census take() throws IOException {
        System.gc();
        return new Census(
                openDescriptors(),
                liveThreads(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Counts until it gets no less; returns the least of each number. */
    static Census least() throws IOException {
        var least = take();
        for (int unchanged = 0; unchanged < TURNS; unchanged++) {
            var less = take().min(least);
            if (!less.equals(least)) {
                unchanged = 0;
            }
            least = less;
        }
        return least;
    }

    /** Returns whether no number is greater than that of another census and what is allowed more. */
    boolean isWithin(Census other, Census more) {
        return descriptors <= other.descriptors + more.descriptors
                && threads <= other.threads + more.threads
                && classes <= other.classes + more.classes
                && heap <= other.heap + more.heap;
    }

    private Census min(Census other) {
        return new Census(
                Math.min(descriptors, other.descriptors),
                Math.min(threads, other.threads),
                Math.min(classes, other.classes),
                Math.min(heap, other.heap));
    }

    /** Counts threads, but not the carriers of virtual ones: the JDK keeps them for half a minute. */
    private static int liveThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool-"))
                .count();
    }

    private static int openDescriptors() throws IOException {
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            return (int) entries.count() - 1; // without the one that reads the directory
        }
    }
}
