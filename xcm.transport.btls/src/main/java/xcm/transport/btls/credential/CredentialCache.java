package xcm.transport.btls.credential;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Shares credentials among sockets that take them from the same sources in the same state.
 *
 * <p>Files are looked at whenever credentials are acquired, but read only if they differ from all that are in use. Those
 * that are read belong to one state of the files: they are read again when a file changes meanwhile, and a directory that
 * is replaced meanwhile is seen as it was ({@link View}). Any thread may call; none waits for another's files.
 */
public final class CredentialCache {
    private static final int MOST_ROUNDS = 1000;

    private final Map<Fingerprint, Entry> entries = new ConcurrentHashMap<>();
    private final Credentials.Parser parser;

    /** Make an empty cache. */
    public CredentialCache() {
        this(Credentials::parse);
    }

    CredentialCache(Credentials.Parser parser) {
        this.parser = parser;
    }

    /**
     * Take the credentials that the sources give now.
     *
     * @throws ErrnoException EPROTO, if a file is missing or cannot be reached, or if something is no PEM of its kind, or
     *     if the key does not belong to the certificate, or if files change without end; such as EISDIR or EACCES, if a
     *     file is there and cannot be read; EMFILE, ENFILE, ENOMEM; ENOSYS with a C library before glibc 2.28
     */
    public Lease acquire(Sources sources) throws ErrnoException {
        Look last = new Look(sources); // stays open while the next one is made: see View.isSame
        try {
            Optional<ErrnoException> failure = Optional.empty();
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Look look = new Look(sources);
                try {
                    Optional<Lease> lease = acquire(sources, look);
                    if (lease.isPresent()) {
                        return lease.get();
                    }
                    failure = Optional.empty();
                } catch (ErrnoException e) {
                    // What is missing may have been removed with a directory that has been replaced by now.
                    if (failure.isPresent() && look.isSame(last)) {
                        throw e;
                    }
                    failure = Optional.of(e);
                } finally {
                    last.close();
                    last = look;
                }
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            throw new ErrnoException(
                    Errno.EPROTO,
                    "the files of credentials kept changing while they were read: replace them by rename");
        } finally {
            last.close();
        }
    }

    private Optional<Lease> acquire(Sources sources, Look look) throws ErrnoException {
        Map<Item, View.Place> places = look.find();
        Fingerprint fingerprint = Fingerprint.of(sources, places);
        Entry entry = entries.computeIfPresent(fingerprint, (key, present) -> present.used(1));
        if (entry == null) {
            Optional<Map<Item, byte[]>> contents = look.read(places);
            if (contents.isEmpty()) {
                return Optional.empty();
            }
            Credentials credentials = parser.parse(sources, contents.get());
            // Another thread may have been faster: one set serves all.
            entry = entries.compute(
                    fingerprint, (key, present) -> present == null ? new Entry(credentials, 1) : present.used(1));
        }
        return Optional.of(new Lease(fingerprint, entry.credentials));
    }

    /** Tell how many different sets are in use. */
    int size() {
        return entries.size();
    }

    private record Entry(Credentials credentials, int users) {
        /** Count users in or out; null, which removes an entry from a map, if none is left. */
        Entry used(int change) {
            return users + change == 0 ? null : new Entry(credentials, users + change);
        }
    }

    /** Is the use of a set of credentials by one socket. The set is dropped when its last user closes. */
    public final class Lease implements AutoCloseable {
        private final Fingerprint fingerprint;
        private final Credentials credentials;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Fingerprint fingerprint, Credentials credentials) {
            this.fingerprint = fingerprint;
            this.credentials = credentials;
        }

        /** Give the credentials; the same object to all users of one set. They may be used on after close. */
        public Credentials credentials() {
            return credentials;
        }

        /** End the use; idempotent. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                entries.computeIfPresent(fingerprint, (key, present) -> present.used(-1));
            }
        }
    }
}
