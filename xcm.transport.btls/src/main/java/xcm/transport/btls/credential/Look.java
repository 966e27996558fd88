package xcm.transport.btls.credential;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.ReadableFile;

/** Is one look at a set of credentials: finds its files, and reads them if they are those that were found. */
final class Look implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 26; // more than any list of revocations has; a device may have no end

    private final Sources sources;
    private final View view = new View();

    Look(Sources sources) {
        this.sources = sources;
    }

    /**
     * Find the files.
     *
     * @throws ErrnoException EPROTO, if there is one that is missing or cannot be reached; EMFILE, ENFILE, ENOMEM, ENOSYS
     */
    Map<Item, View.Place> find() throws ErrnoException {
        Map<Item, View.Place> places = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            if (sources.of(item) instanceof Source.File file) {
                places.put(item, find(item, file));
            }
        }
        return places;
    }

    private View.Place find(Item item, Source.File file) throws ErrnoException {
        try {
            return view.find(file.path());
        } catch (ErrnoException e) {
            Errno errno = switch (e.errno()) {
                case EMFILE, ENFILE, ENOMEM, ENOSYS -> e.errno();
                default -> Errno.EPROTO; // as the reference implementation does, whatever is wrong with it
            };
            throw failure(item, errno, e, "put the " + item.title() + " there, or set another path");
        }
    }

    /**
     * Read what was found, and see whether it is still the same; empty if it is not.
     *
     * @throws ErrnoException such as EISDIR, EACCES, EFBIG, if a file cannot be read; as {@link #find} does
     */
    Optional<Map<Item, byte[]>> read(Map<Item, View.Place> places) throws ErrnoException {
        Map<Item, byte[]> contents = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            if (sources.of(item) instanceof Source.Value value) {
                contents.put(item, value.pem());
            } else if (places.containsKey(item)) {
                Optional<byte[]> content = read(item, places.get(item));
                if (content.isEmpty()) {
                    return Optional.empty();
                }
                contents.put(item, content.get());
            }
        }
        return find().equals(places) ? Optional.of(contents) : Optional.empty();
    }

    private Optional<byte[]> read(Item item, View.Place place) throws ErrnoException {
        try (ReadableFile file = place.directory().file(place.name())) {
            // Its name may have led to another file since it was found.
            if (!file.status().equals(place.target())) {
                return Optional.empty();
            }
            byte[] content = file.read(MOST_BYTES);
            return file.status().equals(place.target()) ? Optional.of(content) : Optional.empty();
        } catch (ErrnoException e) {
            throw failure(item, e.errno(), e, "let this process read it, or set another path");
        }
    }

    private ErrnoException failure(Item item, Errno errno, ErrnoException cause, String advice) {
        ErrnoException failure = new ErrnoException(
                errno, sources.describe(item) + ": " + cause.errno().message() + "; " + advice);
        failure.initCause(cause);
        return failure;
    }

    /** Tell whether the other look, which is not closed, went through the same directories. */
    boolean isSame(Look other) throws ErrnoException {
        return view.isSame(other.view);
    }

    @Override
    public void close() {
        view.close();
    }
}
