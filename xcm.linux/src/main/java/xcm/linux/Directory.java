package xcm.linux;

import java.nio.charset.StandardCharsets;
import xcm.linux.internal.Kernel;

/**
 * Holds a directory open, whatever becomes of its name, and looks at what it contains.
 *
 * <p>Names are resolved by the kernel from the directory itself: of several files that are looked up here, all belong to
 * the same directory, even if another one takes its path meanwhile (man 2 openat, "Rationale"). Right to read the
 * directory is not needed, only that to search it. One thread at a time.
 */
public final class Directory implements AutoCloseable {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_PATH_CLOEXEC = 0x200000 | O_CLOEXEC;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_NOCTTY = 0x100;
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int PATH_MAX = 4096;

    private final Fd fd;

    private Directory(Fd fd) {
        this.fd = fd;
    }

    /**
     * Open a directory, following symbolic links.
     *
     * @param path an absolute path, or one relative to the working directory of the process
     * @throws ErrnoException such as ENOENT, ENOTDIR, EACCES, EMFILE (man 2 open)
     */
    public static Directory open(String path) throws ErrnoException {
        return at(AT_FDCWD, path);
    }

    /**
     * Open a directory in this one, following symbolic links.
     *
     * @param name a name, or a path relative to this directory, such as {@code ".."}
     * @throws ErrnoException such as ENOENT, ENOTDIR, EACCES, EMFILE (man 2 open)
     */
    public Directory directory(String name) throws ErrnoException {
        return at(fd.number(), name);
    }

    private static Directory at(int start, String path) throws ErrnoException {
        // The final slash asks for a directory, as O_DIRECTORY does, whose number differs between machines.
        int number = openat(start, path.isEmpty() ? path : path + "/", O_PATH_CLOEXEC);
        return new Directory(Fd.of(ErrnoException.check("open", number)));
    }

    /**
     * Open a file in this directory for reading, following symbolic links. A pipe without a writer does not block: it is
     * at its end.
     *
     * @param name a name, or a path relative to this directory
     * @throws ErrnoException such as ENOENT, EACCES (without the right to read it), EMFILE (man 2 open)
     */
    public ReadableFile file(String name) throws ErrnoException {
        int number = openat(fd.number(), name, O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        return new ReadableFile(Fd.of(ErrnoException.check("open", number)));
    }

    private static int openat(int start, String path, int flags) {
        if (path.indexOf('\0') >= 0) {
            return -Errno.ENOENT.code(); // C would look for what is before it
        }
        Native scratch = path(path, 0);
        try {
            return KERNEL.openat(start, scratch.address, flags);
        } finally {
            Scratch.release(scratch);
        }
    }

    /**
     * Tell the state of a file in this directory; a symbolic link's own.
     *
     * @param name a name, or a path relative to this directory
     * @throws ErrnoException such as ENOENT, ENOTDIR, EACCES (man 2 statx); ENOSYS with a C library before glibc 2.28
     */
    public FileStatus status(String name) throws ErrnoException {
        return status(fd.number(), name, AT_SYMLINK_NOFOLLOW);
    }

    /**
     * Tell the state of a file in this directory; that of its target for a symbolic link.
     *
     * @param name a name, or a path relative to this directory
     * @throws ErrnoException such as ENOENT, ENOTDIR, EACCES, ELOOP (man 2 statx); ENOSYS with a C library before glibc 2.28
     */
    public FileStatus targetStatus(String name) throws ErrnoException {
        return status(fd.number(), name, 0);
    }

    /**
     * Tell the state of the directory itself.
     *
     * @throws ErrnoException if it is closed (EBADF); ENOSYS with a C library before glibc 2.28
     */
    public FileStatus status() throws ErrnoException {
        return status(fd);
    }

    static FileStatus status(Fd fd) throws ErrnoException {
        return status(fd.number(), "", AT_EMPTY_PATH);
    }

    private static FileStatus status(int start, String path, int flags) throws ErrnoException {
        if (path.indexOf('\0') >= 0) {
            throw new ErrnoException("statx", Errno.ENOENT.code());
        }
        Native scratch = path(path, FileStatus.SIZE);
        try {
            long status = scratch.address + scratch.size() - FileStatus.SIZE;
            ErrnoException.check("statx", KERNEL.statx(start, scratch.address, flags, FileStatus.MASK, status));
            return FileStatus.decode(scratch.memory, scratch.size() - FileStatus.SIZE);
        } finally {
            Scratch.release(scratch);
        }
    }

    /**
     * Read the text of a symbolic link in this directory.
     *
     * @param name a name, or a path relative to this directory
     * @throws ErrnoException such as ENOENT, EACCES, EINVAL (no symbolic link) (man 2 readlinkat)
     */
    public String link(String name) throws ErrnoException {
        if (name.indexOf('\0') >= 0) {
            throw new ErrnoException("readlinkat", Errno.ENOENT.code());
        }
        Native scratch = path(name, PATH_MAX);
        try {
            int start = scratch.size() - PATH_MAX;
            int length = ErrnoException.check(
                    "readlinkat", KERNEL.readlinkat(fd.number(), scratch.address, scratch.address + start, PATH_MAX));
            byte[] text = new byte[length];
            scratch.memory.get(start, text);
            return new String(text, StandardCharsets.UTF_8);
        } finally {
            Scratch.release(scratch);
        }
    }

    /** Lend memory that begins with a path and has room for more after it, up to its end. */
    private static Native path(String path, int more) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        Native scratch = Scratch.acquire(bytes.length + 1 + more);
        scratch.memory.put(0, bytes).put(bytes.length, (byte) 0);
        return scratch;
    }

    /** Let go of the directory; idempotent. */
    @Override
    public void close() {
        fd.close();
    }
}
