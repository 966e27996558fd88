package xcm.linux;

import java.util.Arrays;
import xcm.linux.internal.Kernel;

/** Is a file that is open for reading, whatever becomes of its name. One thread at a time. */
public final class ReadableFile implements AutoCloseable {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int CHUNK = 1 << 14;

    private final Fd fd;

    ReadableFile(Fd fd) {
        this.fd = fd;
    }

    /**
     * Tell the state of the file that was opened.
     *
     * @throws ErrnoException if it is closed (EBADF); ENOSYS with a C library before glibc 2.28
     */
    public FileStatus status() throws ErrnoException {
        return Directory.status(fd);
    }

    /**
     * Read from where the last read ended to the end of the file.
     *
     * @param limit the most bytes to be read, 0 or more
     * @throws ErrnoException such as EISDIR (it is a directory), EIO, EAGAIN (a pipe that has a writer, but no bytes)
     *     (man 2 read); EFBIG if there is more than the limit
     */
    public byte[] read(int limit) throws ErrnoException {
        byte[] bytes = new byte[Math.min(limit, CHUNK)];
        int length = 0;
        Native scratch = Scratch.acquire(CHUNK);
        try {
            while (true) {
                int count = KERNEL.read(fd.number(), scratch.address, CHUNK);
                if (count == -Errno.EINTR.code()) {
                    continue;
                }
                if (ErrnoException.check("read", count) == 0) {
                    return Arrays.copyOf(bytes, length);
                }
                if (count > limit - length) {
                    throw new ErrnoException("read", Errno.EFBIG.code());
                }
                if (count > bytes.length - length) {
                    bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(bytes.length * 2, length + count)));
                }
                scratch.memory.get(0, bytes, length, count);
                length += count;
            }
        } finally {
            wipe(scratch);
            Scratch.release(scratch);
        }
    }

    /** Leave nothing of a file, which may hold a secret, in memory that goes from hand to hand. */
    private static void wipe(Native scratch) {
        for (int i = 0; i < CHUNK; i += Long.BYTES) {
            scratch.memory.putLong(i, 0);
        }
    }

    /** Close the file; idempotent. */
    @Override
    public void close() {
        fd.close();
    }
}
