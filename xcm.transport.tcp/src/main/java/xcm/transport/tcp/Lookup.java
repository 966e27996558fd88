package xcm.transport.tcp;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import xcm.linux.AddressInfo;
import xcm.linux.AddressInfoException;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.SockAddr;
import xcm.linux.SocketType;

/**
 * Looks a host name up in a thread of its own, which belongs to the network namespace of the thread that starts it
 * (man 7 network_namespaces: a new thread inherits). The C library's call cannot be interrupted; who gives up cancels the
 * future, and the thread ends when the call does.
 */
final class Lookup implements Runnable {
    /** How many addresses of a name are tried. */
    private static final int MOST = 32;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** What inet_aton(3), and so getaddrinfo(3), takes for an IPv4 address although RFC 6943 3.1.1 advises against. */
    private static final Pattern LOOSE_IPV4 =
            Pattern.compile("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+)){0,3}", Pattern.CASE_INSENSITIVE);

    private final String host;
    private final long deadline;
    private final Runnable ended;
    private final CompletableFuture<List<SockAddr>> answer = new CompletableFuture<>();

    private Lookup(String host, long deadline, Runnable ended) {
        this.host = host;
        this.deadline = deadline;
        this.ended = ended;
    }

    /**
     * Starts to look a name up.
     *
     * @param timeout nanoseconds after which a temporary failure is not tried again
     * @param ended called, by any thread, once there is an answer
     * @return the addresses, with port 0, at most 32, in the order of RFC 6724; empty if there are none
     * @throws ErrnoException ENOMEM if there can be no more threads
     */
    static CompletableFuture<List<SockAddr>> start(String host, long timeout, Runnable ended) throws ErrnoException {
        if (LOOSE_IPV4.matcher(host).matches()) {
            ended.run();
            return CompletableFuture.completedFuture(List.of());
        }
        var lookup = new Lookup(host, System.nanoTime() + timeout, ended);
        var thread = new Thread(null, lookup, "xcm look-up of " + host, 0, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            var noThread = new ErrnoException("pthread_create", Errno.ENOMEM.code());
            noThread.initCause(e);
            throw noThread;
        }
        return lookup.answer;
    }

    @Override
    public void run() {
        try {
            ask();
        } finally {
            answer.complete(List.of()); // of no effect if there is an answer
            ended.run();
        }
    }

    private void ask() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!answer.isDone()) {
            try {
                var found = AddressInfo.lookup(host, SocketType.SOCK_STREAM);
                answer.complete(found.subList(0, Math.min(MOST, found.size())));
            } catch (AddressInfoException e) {
                if (!e.isTemporary() || System.nanoTime() - deadline >= 0 || givenUpWithin(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private boolean givenUpWithin(long millis) {
        try {
            answer.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (CancellationException | ExecutionException | InterruptedException e) {
            return true;
        }
    }
}
