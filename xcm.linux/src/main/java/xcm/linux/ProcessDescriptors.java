package xcm.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import xcm.linux.internal.Kernel;

/** Counts the descriptors of this process. */
public final class ProcessDescriptors {
    private static final int RLIMIT_NOFILE = 7; // asm-generic/resource.h

    private ProcessDescriptors() {}

    /** Give how many descriptors may be open at once: the soft limit of RLIMIT_NOFILE, or a negative errno. */
    public static long limit() {
        Native scratch = Scratch.acquire(16);
        try {
            int result = Kernel.INSTANCE.getrlimit(RLIMIT_NOFILE, scratch.address);
            long limit = scratch.memory.getLong(0);
            // RLIM_INFINITY is all ones
            return result < 0 ? result : limit < 0 ? Long.MAX_VALUE : limit;
        } finally {
            Scratch.release(scratch);
        }
    }

    /**
     * Count the open descriptors, by /proc/self/fd.
     *
     * @throws IOException if /proc cannot be read
     */
    public static int open() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
            return (int) entries.count() - 1; // without the one that reads the directory
        }
    }
}
