package xcm.transport.tcp;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.TransportConnection;
import xcm.linux.Errno;
import xcm.linux.SockAddr;

/** Tries addresses one after the other, each for a limited time, until one answers. */
final class Track {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final int ETIMEDOUT = -Errno.ETIMEDOUT.code();
    private static final int EAFNOSUPPORT = -Errno.EAFNOSUPPORT.code();

    private enum State {
        /** Until the deadline, when it starts. */
        WAITING,
        /** The current attempt has time until the deadline. */
        TRYING,
        CONNECTED,
        FAILED
    }

    private final Iterator<SockAddr> candidates;
    private final Dial dial;
    private State state = State.WAITING;
    private long deadline;
    private Optional<Attempt> attempt = Optional.empty();
    private int failure;

    /** Makes a track of at least one address that starts at a time of {@link System#nanoTime}. */
    Track(List<SockAddr> candidates, Dial dial, long start) {
        this.candidates = candidates.iterator();
        this.dial = dial;
        this.deadline = start;
    }

    /** Makes progress: 0 when connected, AGAIN, or the negative errno of the last attempt. */
    int step(long now) {
        switch (state) {
            case WAITING:
                return now - deadline < 0 ? AGAIN : next(now);
            case TRYING:
                int result = attempt.get().proceed();
                if (result == AGAIN && now - deadline >= 0) {
                    result = ETIMEDOUT;
                }
                return result < 0 && result != AGAIN ? failed(result, now) : reached(result);
            case FAILED:
                return failure;
            default:
                return 0;
        }
    }

    private int failed(int result, long now) {
        attempt.get().abort();
        failure = result;
        return next(now);
    }

    /** Tries the next address, and further ones for as long as they fail at once. */
    private int next(long now) {
        while (candidates.hasNext()) {
            var candidate = candidates.next();
            attempt = dial.sockets().attempt(candidate.family());
            int result = EAFNOSUPPORT;
            if (attempt.isPresent()) {
                result = attempt.get().begin(candidate, dial);
                deadline = now + dial.timeout();
                if (result == AGAIN && dial.timeout() == 0) {
                    result = ETIMEDOUT;
                }
                if (result == AGAIN || result == 0) {
                    return reached(result);
                }
                attempt.get().abort();
            }
            failure = result;
        }
        state = State.FAILED;
        return failure;
    }

    private int reached(int result) {
        state = result == 0 ? State.CONNECTED : State.TRYING;
        return result;
    }

    boolean isPending() {
        return state == State.WAITING || state == State.TRYING;
    }

    /** Returns when it makes progress by itself, as a time of {@link System#nanoTime}; while pending. */
    long deadline() {
        return deadline;
    }

    /** Returns the attempt that has connected. */
    Attempt winner() {
        return attempt.orElseThrow();
    }

    void await(Readiness readiness) {
        if (state == State.TRYING) {
            attempt.get().await(readiness);
        }
    }
}
