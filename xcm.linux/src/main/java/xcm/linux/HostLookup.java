package xcm.linux;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks a host up in a thread of its own, which belongs to the network namespace of the thread that starts it (man 7
 * network_namespaces). The C library's call cannot be interrupted: the thread of a look-up that was abandoned ends when the
 * call does, which takes seconds if no name server answers, and holds nothing of who started it.
 *
 * <p>Any thread may call any method.
 */
public final class HostLookup {
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final CompletableFuture<List<SockAddr>> answer = new CompletableFuture<>();
    private volatile Runnable ended;

    private HostLookup(Runnable ended) {
        this.ended = ended;
    }

    /**
     * Starts to look a host up.
     *
     * @param host a host name or the text of an address
     * @param socketType such as {@link SocketType#SOCK_STREAM}
     * @param timeout nanoseconds after which a temporary failure (EAI_AGAIN) is not tried again
     * @param ended called by any thread once there is an answer, unless the look-up was abandoned
     * @throws ErrnoException ENOMEM if there can be no more threads
     */
    public static HostLookup start(String host, int socketType, long timeout, Runnable ended) throws ErrnoException {
        HostLookup lookup = new HostLookup(ended);
        long deadline = System.nanoTime() + timeout;
        DetachedThread.start("xcm look-up of " + host, () -> lookup.run(host, socketType, deadline));
        return lookup;
    }

    /** Make a look-up that is done: the host has no address. */
    public static HostLookup nothing() {
        HostLookup lookup = new HostLookup(() -> {});
        lookup.answer.complete(List.of());
        return lookup;
    }

    /** Tell whether there is an answer, or the look-up was abandoned. */
    public boolean isDone() {
        return answer.isDone();
    }

    /**
     * Wait for the answer.
     *
     * @param timeout how long at most, in nanoseconds
     * @return the addresses, with port 0, in the order of RFC 6724; empty if there are none, or not in time
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<SockAddr> await(long timeout) throws InterruptedException {
        try {
            return answer.get(timeout, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new AssertionError(e); // a look-up never fails but by giving no address
        }
    }

    /** Return the addresses, once {@link #isDone}; empty if there are none. */
    public List<SockAddr> addresses() {
        return answer.join();
    }

    /** Let go of the look-up: there are no addresses, and nobody is told. */
    public void abandon() {
        ended = null;
        answer.complete(List.of());
    }

    private void run(String host, int socketType, long deadline) {
        try {
            ask(host, socketType, deadline);
        } finally {
            answer.complete(List.of()); // of no effect if there is an answer
            Runnable action = ended;
            if (action != null) {
                action.run();
            }
        }
    }

    private void ask(String host, int socketType, long deadline) {
        long pause = FIRST_PAUSE_MILLIS;
        while (!answer.isDone()) {
            try {
                answer.complete(AddressInfo.lookup(host, socketType));
            } catch (AddressInfoException e) {
                if (!e.isTemporary() || System.nanoTime() - deadline >= 0 || isAbandonedWithin(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private boolean isAbandonedWithin(long millis) {
        try {
            answer.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            return true;
        }
    }
}
