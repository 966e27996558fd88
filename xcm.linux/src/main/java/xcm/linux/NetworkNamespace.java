package xcm.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import xcm.linux.internal.Kernel;

/**
 * Names and changes the network namespace of the calling thread (man 7 network_namespaces). Names are those of iproute2:
 * the entries of /run/netns, on which namespaces are mounted (man 8 ip-netns).
 */
public final class NetworkNamespace {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;
    private static final Path CURRENT = Path.of("/proc/thread-self/ns/net");
    private static final Path NAMED = Path.of("/run/netns");

    private NetworkNamespace() {}

    /**
     * Find the name of the calling thread's network namespace: the first entry of /run/netns, in the order of the
     * directory, that is the same file. Empty if there is none, and if an entry before it cannot be looked at, such as a
     * symbolic link that leads nowhere: the reference implementation gives up there, and takes the thread to be in a
     * namespace without a name.
     */
    public static Optional<String> currentName() {
        return name(NAMED);
    }

    /** Find the name among the entries of a directory. */
    static Optional<String> name(Path directory) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            Map<String, Object> current = identity(CURRENT);
            for (Path entry : entries) {
                if (identity(entry).equals(current)) {
                    return Optional.of(entry.getFileName().toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty(); // no namespace was ever named, or one cannot be told from another
        }
        return Optional.empty();
    }

    private static Map<String, Object> identity(Path path) throws IOException {
        return Files.readAttributes(path, "unix:dev,ino");
    }

    /**
     * Move the calling thread into a named network namespace. Sockets stay in the one in which they were made. Not for
     * virtual threads, which share the thread that carries them.
     *
     * @param name an entry of /run/netns
     * @return 0, or such as -ENOENT (no such name), -EPERM (without CAP_SYS_ADMIN), -EINVAL (man 2 setns)
     */
    public static int enter(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            return -Errno.ENOENT.code();
        }
        int fd = open(NAMED.resolve(name));
        if (fd < 0) {
            return fd;
        }
        int result = KERNEL.setns(fd, CLONE_NEWNET);
        KERNEL.close(fd);
        return result;
    }

    /**
     * Move the calling thread into a named network namespace until the result is closed, by the same thread.
     *
     * @param name an entry of /run/netns
     * @throws ErrnoException as {@link #enter} returns
     */
    public static Visit entered(String name) throws ErrnoException {
        Visit visit = new Visit(name, Fd.of(ErrnoException.check("open", open(CURRENT))));
        int result = enter(name);
        if (result < 0) {
            visit.home.close();
            throw new ErrnoException("setns", result);
        }
        return visit;
    }

    private static int open(Path path) {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        Native scratch = Scratch.acquire(bytes.length + 1);
        try {
            scratch.memory.put(0, bytes).put(bytes.length, (byte) 0);
            return KERNEL.open(scratch.address, O_RDONLY_CLOEXEC);
        } finally {
            Scratch.release(scratch);
        }
    }

    /** Is the stay of a thread in another network namespace. */
    public static final class Visit implements AutoCloseable {
        private final String name;
        private final Fd home;
        private final Thread visitor = Thread.currentThread();

        private Visit(String name, Fd home) {
            this.name = name;
            this.home = home;
        }

        /** Give the name of the namespace that was entered. */
        public String name() {
            return name;
        }

        /**
         * Move the thread back to where it was; idempotent.
         *
         * @throws IllegalStateException if it is another thread than the one that entered
         * @throws ErrnoException such as EPERM, if the thread lost its capability meanwhile; it stays where it is
         */
        @Override
        public void close() throws ErrnoException {
            if (Thread.currentThread() != visitor) {
                throw new IllegalStateException("entered by " + visitor.getName());
            }
            if (!home.isOpen()) {
                return;
            }
            int result = KERNEL.setns(home.number(), CLONE_NEWNET);
            home.close();
            ErrnoException.check("setns", result);
        }
    }
}
