package xcm.transport.tcp;

import java.util.List;
import xcm.linux.ErrnoException;
import xcm.linux.EventFd;
import xcm.linux.Fd;
import xcm.linux.HostLookup;
import xcm.linux.SockAddr;

/** Is a look-up whose end a descriptor tells. */
final class Resolution implements AutoCloseable {
    /** How many addresses of a name are tried. */
    private static final int MOST = 32;

    private final EventFd ended = EventFd.open();
    private final HostLookup lookup;
    private boolean closed; // guarded by this

    /**
     * Starts to look a name up.
     *
     * @param timeout nanoseconds after which a temporary failure is not tried again
     * @throws ErrnoException EMFILE, ENFILE, ENOMEM
     */
    Resolution(String host, long timeout) throws ErrnoException {
        try {
            lookup = Lookup.start(host, timeout, this::signal);
        } catch (ErrnoException e) {
            ended.close();
            throw e;
        }
    }

    /** The number of a closed descriptor may be another's: no signal once closed. */
    private synchronized void signal() {
        if (!closed) {
            ended.signal();
        }
    }

    /** Returns the descriptor that is readable once {@link #isDone}. */
    Fd fd() {
        return ended.fd();
    }

    boolean isDone() {
        return lookup.isDone();
    }

    /** Returns the addresses that were found, at most 32, once {@link #isDone}. */
    List<SockAddr> addresses() {
        var found = lookup.addresses();
        return found.subList(0, Math.min(MOST, found.size()));
    }

    /** Abandons the look-up. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ended.close();
        }
        lookup.abandon();
    }
}
