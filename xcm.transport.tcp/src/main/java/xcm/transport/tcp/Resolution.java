package xcm.transport.tcp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import xcm.linux.ErrnoException;
import xcm.linux.EventFd;
import xcm.linux.Fd;
import xcm.linux.SockAddr;

/** Is a look-up whose end a descriptor tells. */
final class Resolution implements AutoCloseable {
    private final EventFd ended = EventFd.open();
    private final CompletableFuture<List<SockAddr>> answer;
    private boolean closed; // guarded by this

    /**
     * Starts to look a name up.
     *
     * @param timeout nanoseconds after which a temporary failure is not tried again
     * @throws ErrnoException EMFILE, ENFILE, ENOMEM
     */
    Resolution(String host, long timeout) throws ErrnoException {
        try {
            answer = Lookup.start(host, timeout, this::signal);
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
        return answer.isDone();
    }

    /** Returns the addresses that were found, once {@link #isDone}. */
    List<SockAddr> addresses() {
        return answer.join();
    }

    /** Abandons the look-up. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ended.close();
        }
        answer.cancel(false);
    }
}
