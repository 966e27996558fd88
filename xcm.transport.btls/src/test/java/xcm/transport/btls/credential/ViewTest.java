package xcm.transport.btls.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.FileStatus;
import xcm.linux.ReadableFile;

@Timeout(20)
class ViewTest {
    @TempDir
    private Path top;

    private final View view = new View();

    @BeforeEach
    void write() throws IOException {
        for (String generation : new String[] {"a", "b"}) {
            Path directory = Files.createDirectories(top.resolve(generation).resolve("inner"));
            for (String name : new String[] {"cert", "key"}) {
                Files.writeString(directory.resolve(name), generation);
            }
        }
    }

    @AfterEach
    void close() {
        view.close();
    }

    @Test
    void shouldSeeTheSameDirectoryWhenALinkOnTheWayIsSwapped() throws Exception {
        link("current", "a");
        assertEquals("a", read(view, "current/inner/cert"));
        link("current", "b");
        assertEquals("a", read(view, "current/inner/key"));
        assertEquals("b", readAnew("current/inner/key"));
    }

    @Test
    void shouldSeeTheSameDirectoryWhenALinkBehindTheFilesIsSwapped() throws Exception {
        link("data", "a/inner");
        link("cert", "data/cert");
        link("key", "data/key");
        assertEquals("a", read(view, "cert"));
        link("data", "b/inner");
        assertEquals("a", read(view, "key"));
        assertEquals("b", readAnew("key"));
    }

    @Test
    void shouldSeeTheSameDirectoryWhenItIsRenamed() throws Exception {
        assertEquals("a", read(view, "a/inner/cert"));
        Files.move(top.resolve("a"), top.resolve("old"));
        Files.move(top.resolve("b"), top.resolve("a"));
        assertEquals("a", read(view, "a/inner/key"));
        assertEquals("b", readAnew("a/inner/key"));
    }

    @Test
    void shouldSeeAnotherFileWhenItIsReplaced() throws Exception {
        View.Place before = view.find(path("a/inner/cert"));
        Files.move(top.resolve("b/inner/cert"), top.resolve("a/inner/cert"), StandardCopyOption.ATOMIC_MOVE);
        assertEquals("b", read(view, "a/inner/cert"));
        assertNotEquals(before, view.find(path("a/inner/cert")));
    }

    @Test
    void shouldFindWhatTheKernelFinds() throws Exception {
        link("absolute", top.resolve("a").toString());
        link("up", "absolute/../b/./inner");
        link("inner-up", "up/..");
        for (String path : new String[] {
            "absolute/inner/cert", "up/cert", "inner-up/inner/key", "a//inner/../inner///key", "up/../../a/inner/cert"
        }) {
            FileStatus target = view.find(path(path)).target();
            assertEquals(Files.getAttribute(Path.of(path(path)), "unix:ino"), target.inode(), path);
            assertEquals(Files.readString(Path.of(path(path))), read(view, path));
        }
        assertEquals("b", read(view, "up/cert"));
        assertSame(FileStatus.Kind.DIRECTORY, view.find(path("up/")).target().kind());
        assertSame(FileStatus.Kind.LINK, view.find(path("up")).own().kind());
        assertSame(FileStatus.Kind.DIRECTORY, view.find("/").target().kind());
    }

    @Test
    void shouldStartAtTheWorkingDirectoryWhenThePathIsRelative() throws Exception {
        String name;
        try (Stream<Path> entries = Files.list(Path.of(""))) {
            name = entries.filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow()
                    .getFileName()
                    .toString();
        }
        assertEquals(
                Files.getAttribute(Path.of(name), "unix:ino"),
                view.find(name).target().inode());
        assertEquals(view.find(name).target(), view.find("./" + name).target());
    }

    @Test
    void shouldLeaveLinksToTheKernelThatOnlyItCanFollow() throws Exception {
        Path gone = top.resolve("a/inner/cert");
        try (FileInputStream open = new FileInputStream(gone.toFile())) {
            long inode = (long) Files.getAttribute(gone, "unix:ino");
            Files.delete(gone); // the text of the link says "(deleted)" now
            Path link;
            try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
                link = links.filter(entry -> leadsTo(entry, gone)).findFirst().orElseThrow();
            }
            assertTrue(open.getFD().valid());
            assertEquals(inode, view.find(link.toString()).target().inode());
        }
        try (View other = new View()) {
            Path own = Path.of(path("b/inner/cert"));
            assertEquals(
                    Files.getAttribute(own, "unix:ino"),
                    other.find("/proc/self/root" + own).target().inode());
        }
    }

    private static boolean leadsTo(Path link, Path gone) {
        try {
            return Files.readSymbolicLink(link).toString().equals(gone + " (deleted)");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldTellErrnoWhenThereIsNothing() throws Exception {
        link("dangling", "nowhere");
        link("self", "self");
        link("round", "trip/x");
        link("trip", "round");
        assertErrno(Errno.ENOENT, "");
        assertErrno(Errno.ENOENT, path("missing"));
        assertErrno(Errno.ENOENT, path("missing/cert"));
        assertErrno(Errno.ENOENT, path("dangling"));
        assertErrno(Errno.ENOENT, path("dangling/cert"));
        assertErrno(Errno.ENOTDIR, path("a/inner/cert/x"));
        assertErrno(Errno.ENOTDIR, path("a/inner/cert/"));
        assertErrno(Errno.ELOOP, path("self"));
        assertErrno(Errno.ELOOP, path("self/cert"));
        assertErrno(Errno.ELOOP, path("round"));
        assertErrno(Errno.ENAMETOOLONG, path("x".repeat(256)));
    }

    @Test
    void shouldBeTheSameWhenTheDirectoriesAre() throws Exception {
        link("current", "a");
        try (View before = new View();
                View after = new View()) {
            before.find(path("current/inner/cert"));
            view.find(path("current/inner/key"));
            assertTrue(view.isSame(before));
            link("current", "b");
            after.find(path("current/inner/cert"));
            assertFalse(after.isSame(before));
            after.find(path("a/inner/key"));
            assertFalse(after.isSame(view));
        }
    }

    private void link(String name, String target) throws IOException {
        Path next = Files.createSymbolicLink(top.resolve("next"), Path.of(target));
        Files.move(next, top.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private String path(String name) {
        return top + "/" + name;
    }

    private String readAnew(String name) throws ErrnoException {
        try (View fresh = new View()) {
            return read(fresh, name);
        }
    }

    private String read(View through, String name) throws ErrnoException {
        View.Place place = through.find(path(name));
        try (ReadableFile file = place.directory().file(place.name())) {
            return new String(file.read(100), StandardCharsets.US_ASCII);
        }
    }

    private void assertErrno(Errno errno, String path) {
        assertSame(
                errno,
                assertThrows(ErrnoException.class, () -> view.find(path), path).errno(),
                path);
    }
}
