package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Files are compared with what the JDK's own file system says of them. */
@Timeout(20)
class DirectoryTest {
    private static final byte[] OLD = {'o', 'l', 'd'};
    private static final byte[] NEW = {'n', 'e', 'w'};

    @TempDir
    private Path path;

    private Directory directory;

    @BeforeEach
    void open() throws Exception {
        directory = Directory.open(path.toString());
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void shouldTellWhatTheFileSystemTells() throws Exception {
        Path file = Files.write(path.resolve("größe"), new byte[4711]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_234_567_890, 123_456_789)));
        FileStatus status = directory.status("größe");
        assertSame(FileStatus.Kind.REGULAR, status.kind());
        assertEquals(Files.getAttribute(file, "unix:ino"), status.inode());
        long device = (long) Files.getAttribute(file, "unix:dev");
        // makedev(3): the JDK gives the number as the C library composes it
        assertEquals(device, makedev(status.device() >>> 32, status.device() & 0xffffffffL));
        assertEquals(4711, status.size());
        assertEquals(1_234_567_890, status.seconds());
        assertEquals(123_456_789, status.nanos());
        try (ReadableFile opened = directory.file("größe")) {
            assertEquals(status, opened.status());
        }
    }

    private static long makedev(long major, long minor) {
        return (major & 0xfffff000L) << 32 | (major & 0xfff) << 8 | (minor & 0xffffff00L) << 12 | minor & 0xff;
    }

    @Test
    void shouldTellKinds() throws Exception {
        Files.createSymbolicLink(path.resolve("link"), Path.of("target"));
        Files.createDirectory(path.resolve("target"));
        assertSame(FileStatus.Kind.LINK, directory.status("link").kind());
        assertSame(FileStatus.Kind.DIRECTORY, directory.targetStatus("link").kind());
        assertEquals(directory.status("target"), directory.targetStatus("link"));
        assertEquals("target", directory.link("link"));
        assertEquals("target".length(), directory.status("link").size());
        try (Directory inner = directory.directory("link");
                Directory devices = Directory.open("/dev")) {
            assertEquals(directory.status("target"), inner.status());
            assertEquals(directory.status(), inner.status(".."));
            assertSame(FileStatus.Kind.OTHER, devices.status("null").kind());
        }
    }

    @Test
    void shouldStayWhereItIsWhenAnotherTakesItsName() throws Exception {
        Path name = Files.createDirectory(path.resolve("name"));
        Files.writeString(name.resolve("file"), "old");
        try (Directory held = directory.directory("name")) {
            Files.move(name, path.resolve("away"));
            Files.createDirectory(name);
            Files.writeString(name.resolve("file"), "new");
            assertNotEquals(directory.status("name"), held.status());
            assertArrayEquals(OLD, read(held, "file", 100));
            assertArrayEquals(NEW, read(directory, "name/file", 100));
        }
    }

    @Test
    void shouldStayWithTheFileWhenAnotherTakesItsName() throws Exception {
        Files.writeString(path.resolve("file"), "old");
        try (ReadableFile opened = directory.file("file")) {
            FileStatus status = opened.status();
            Files.writeString(path.resolve("next"), "new!");
            Files.move(path.resolve("next"), path.resolve("file"), StandardCopyOption.ATOMIC_MOVE);
            assertEquals(status, opened.status());
            assertArrayEquals(OLD, opened.read(100));
            assertEquals(0, opened.read(100).length, "at the end");
        }
    }

    @Test
    void shouldReadAllWhenWithinTheLimit() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        for (int length : new int[] {0, 1, 16_383, 16_384, 16_385, 100_000}) {
            byte[] content = Arrays.copyOf(bytes, length);
            Files.write(path.resolve("file"), content);
            assertArrayEquals(content, read(directory, "file", length));
            if (length > 0) {
                assertErrno(Errno.EFBIG, () -> read(directory, "file", length - 1));
            }
        }
    }

    @Test
    void shouldLeaveNothingOfAFileInSharedMemory() throws Exception {
        Files.write(path.resolve("file"), filled(20_000));
        read(directory, "file", 20_000);
        Native scratch = Scratch.acquire(1 << 14); // the block that was used, for no other thread asks
        try {
            byte[] found = new byte[1 << 14];
            scratch.memory.get(0, found);
            assertArrayEquals(new byte[1 << 14], found);
        } finally {
            Scratch.release(scratch);
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'k');
        return bytes;
    }

    @Test
    void shouldTellErrno() throws Exception {
        Files.writeString(path.resolve("file"), "x");
        Files.createSymbolicLink(path.resolve("dangling"), Path.of("missing"));
        Files.createSymbolicLink(path.resolve("self"), Path.of("self"));
        for (String missing : new String[] {"missing", "", "file\0x", "missing/x"}) {
            assertErrno(Errno.ENOENT, () -> directory.status(missing));
            assertErrno(Errno.ENOENT, () -> directory.targetStatus(missing));
            assertErrno(Errno.ENOENT, () -> directory.file(missing));
            assertErrno(Errno.ENOENT, () -> directory.directory(missing));
            assertErrno(Errno.ENOENT, () -> directory.link(missing));
            assertErrno(Errno.ENOENT, () -> Directory.open(missing));
        }
        assertSame(FileStatus.Kind.LINK, directory.status("dangling").kind());
        assertErrno(Errno.ENOENT, () -> directory.targetStatus("dangling"));
        assertErrno(Errno.ELOOP, () -> directory.targetStatus("self"));
        assertErrno(Errno.ENOTDIR, () -> directory.directory("file"));
        assertErrno(Errno.ENOTDIR, () -> directory.status("file/x"));
        assertErrno(Errno.EINVAL, () -> directory.link("file"));
        assertErrno(Errno.EISDIR, () -> read(directory, ".", 100));
        assertErrno(Errno.ENAMETOOLONG, () -> directory.status("x".repeat(256)));
        assertErrno(Errno.ENAMETOOLONG, () -> directory.status("x/".repeat(2048)));
        Directory closed = Directory.open("/");
        closed.close();
        closed.close();
        assertErrno(Errno.EBADF, closed::status);
        assertErrno(Errno.EBADF, () -> closed.file("x"));
    }

    @Test
    void shouldNotWaitForTheWriterOfAPipe() throws Exception {
        Programs.run("mkfifo", path.resolve("pipe").toString());
        assertSame(FileStatus.Kind.OTHER, directory.status("pipe").kind());
        assertEquals(0, read(directory, "pipe", 100).length);
        try (ReadableFile pipe = directory.file("pipe");
                RandomAccessFile writer =
                        new RandomAccessFile(path.resolve("pipe").toFile(), "rw")) {
            assertTrue(writer.getFD().valid());
            assertErrno(Errno.EAGAIN, () -> pipe.read(100));
        }
    }

    private static byte[] read(Directory directory, String name, int limit) throws ErrnoException {
        try (ReadableFile file = directory.file(name)) {
            return file.read(limit);
        }
    }

    private static void assertErrno(Errno errno, Executable call) {
        assertSame(errno, assertThrows(ErrnoException.class, call).errno());
    }
}
