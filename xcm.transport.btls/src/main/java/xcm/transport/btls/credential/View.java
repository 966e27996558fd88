package xcm.transport.btls.credential;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import xcm.linux.Directory;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.FileStatus;

/**
 * Sees files through directories that stay the same, whatever becomes of their names.
 *
 * <p>A directory is resolved when it is first met, and held open: a symbolic link on the way, and the directory itself,
 * may be replaced meanwhile, as often as one likes, and yet all files that lie behind it are seen as of one moment. That
 * includes links to files that lead through a common link to a directory, as Kubernetes makes them ({@code cert.pem} is
 * {@code ..data/cert.pem}, and {@code ..data} is swapped). The files themselves are looked up anew each time. One thread
 * at a time.
 */
final class View implements AutoCloseable {
    private static final int LONGEST =
            2 * 4096; // twice the kernel's PATH_MAX, for a path and what a link puts after it
    private static final int MOST_LINKS = 40; // as in the kernel, man 7 path_resolution

    private final Map<String, Directory> directories = new HashMap<>(); // one may have many names
    private int links;

    /**
     * Is a file as it was seen.
     *
     * @param directory where it lies
     * @param name its name there
     * @param own the state of what the path names itself
     * @param target the state of the file; the same unless the path names a symbolic link
     */
    record Place(Directory directory, String name, FileStatus own, FileStatus target) {
        /** Compares all; not by the record's own method, which would hold the class as long as the JDK lives (up to 18). */
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && directory.equals(place.directory)
                    && name.equals(place.name)
                    && own.equals(place.own)
                    && target.equals(place.target);
        }

        @Override
        public int hashCode() {
            return Objects.hash(directory, name, own, target);
        }
    }

    /**
     * Find a file.
     *
     * @throws ErrnoException as stat does, such as ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG; EMFILE
     */
    Place find(String path) throws ErrnoException {
        links = 0;
        String current = path;
        FileStatus own = null;
        while (true) {
            if (current.isEmpty()) {
                throw new ErrnoException("stat", Errno.ENOENT.code());
            }
            String parent = parent(current);
            String name = current.endsWith("/") ? "." : current.substring(current.lastIndexOf('/') + 1);
            Directory directory = directory(parent);
            FileStatus status = directory.status(name);
            own = own == null ? status : own;
            if (status.kind() != FileStatus.Kind.LINK) {
                return new Place(directory, name, own, status);
            }
            String text = directory.link(name);
            if (isResolvedByKernel(status, text)) {
                return new Place(directory, name, own, directory.targetStatus(name));
            }
            current = follow(parent, text);
        }
    }

    /** Give the text before the last slash, which is kept if there is nothing else or if it is the last character. */
    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0
                ? ""
                : slash == 0 || slash == path.length() - 1 ? path.substring(0, slash + 1) : path.substring(0, slash);
    }

    private Directory directory(String path) throws ErrnoException {
        Directory known = directories.get(path);
        if (known == null) {
            known = resolve(path);
            directories.put(path, known);
        }
        return known;
    }

    private Directory resolve(String path) throws ErrnoException {
        if (path.isEmpty()) {
            return Directory.open(".");
        }
        if (path.equals("/")) {
            return Directory.open("/");
        }
        if (path.endsWith("/")) {
            return directory(path.substring(0, path.length() - 1));
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        String parent = parent(path);
        Directory directory = directory(parent);
        FileStatus status = directory.status(name);
        if (status.kind() != FileStatus.Kind.LINK) {
            return directory.directory(name);
        }
        String text = directory.link(name);
        return isResolvedByKernel(status, text) ? directory.directory(name) : directory(follow(parent, text));
    }

    /**
     * Tell whether the text of a link is not the way to its target: for some links of /proc it only describes what the
     * kernel knows (man 7 symlink, "Magic links"), and their size is not that of the text. Nor is a text that is not UTF-8.
     */
    private static boolean isResolvedByKernel(FileStatus link, String text) {
        return text.getBytes(StandardCharsets.UTF_8).length != link.size();
    }

    private String follow(String parent, String text) throws ErrnoException {
        links++;
        if (links > MOST_LINKS) {
            throw new ErrnoException("stat", Errno.ELOOP.code());
        }
        String path = text.startsWith("/") || parent.isEmpty() ? text : parent + "/" + text;
        if (path.length() > LONGEST) {
            throw new ErrnoException("stat", Errno.ENAMETOOLONG.code());
        }
        return path;
    }

    /**
     * Tell whether the other view sees the same directories. Both are still open, so that no number of a directory has
     * been given to another one.
     */
    boolean isSame(View other) throws ErrnoException {
        if (!directories.keySet().equals(other.directories.keySet())) {
            return false;
        }
        for (Map.Entry<String, Directory> entry : directories.entrySet()) {
            FileStatus mine = entry.getValue().status();
            FileStatus theirs = other.directories.get(entry.getKey()).status();
            if (mine.device() != theirs.device() || mine.inode() != theirs.inode()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        directories.values().forEach(Directory::close);
    }
}
