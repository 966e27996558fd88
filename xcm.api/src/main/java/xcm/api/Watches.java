package xcm.api;

import java.util.Arrays;
import xcm.api.spi.Readiness;
import xcm.linux.Fd;

/**
 * Holds what a socket waits for, and hands each difference to the epoll instance that it is attached to, if any.
 *
 * <p>Used by the one thread that uses the socket, or by whoever is alone in the shut gate.
 */
final class Watches implements Readiness {
    /** Where the differences go. Results are 0 or a negative errno. */
    interface Sink {
        int add(Fd fd, int events);

        int modify(Fd fd, int events);

        /** The descriptor is still open. */
        void remove(Fd fd);

        /** The socket wants attention at once, or does not any more. */
        int now(boolean wanted);
    }

    private Fd[] fds = new Fd[2];
    private int[] events = new int[2];
    private int[] rounds = new int[2];
    private int size;
    private int round;
    private boolean now;
    private boolean wantNow; // what the declaration that is being made says
    private boolean toldNow; // what the sink knows

    private Sink sink = NOWHERE;
    private int failure;

    private static final Sink NOWHERE = new Sink() {
        @Override
        public int add(Fd fd, int events) {
            return 0;
        }

        @Override
        public int modify(Fd fd, int events) {
            return 0;
        }

        @Override
        public void remove(Fd fd) {}

        @Override
        public int now(boolean wanted) {
            return 0;
        }
    };

    boolean isAttached() {
        return sink != NOWHERE;
    }

    /** Sends all further differences, and what is held now, to another sink; returns 0 or a negative errno. */
    int attach(Sink other) {
        detach();
        sink = other;
        for (int i = 0; i < size && failure == 0; i++) {
            failure = sink.add(fds[i], events[i]);
        }
        if (failure == 0) {
            tellNow();
        }
        return failure;
    }

    void detach() {
        for (int i = 0; i < size; i++) {
            if (fds[i].isOpen()) {
                sink.remove(fds[i]);
            }
        }
        sink.now(false);
        toldNow = false;
        sink = NOWHERE;
        failure = 0;
    }

    /** Starts a new declaration. */
    void begin() {
        round++;
        failure = 0;
        wantNow = false;
    }

    @Override
    public void now() {
        wantNow = true;
    }

    @Override
    public void watch(Fd fd, int wanted) {
        for (int i = 0; i < size; i++) {
            if (fds[i] == fd) {
                rounds[i] = round;
                if (events[i] != wanted) {
                    events[i] = wanted;
                    note(sink.modify(fd, wanted));
                }
                return;
            }
        }
        int result = sink.add(fd, wanted);
        note(result);
        if (result >= 0) { // else the next declaration tries again
            append(fd, wanted);
        }
    }

    /** Ends a declaration: forgets what was not declared again. Returns 0 or the negative errno of the first failure. */
    int end() {
        for (int i = size - 1; i >= 0; i--) {
            if (rounds[i] != round) {
                if (fds[i].isOpen()) {
                    sink.remove(fds[i]);
                }
                size--;
                fds[i] = fds[size];
                events[i] = events[size];
                rounds[i] = rounds[size];
                fds[size] = null;
            }
        }
        now = wantNow;
        tellNow();
        return failure;
    }

    boolean isNow() {
        return now;
    }

    int size() {
        return size;
    }

    Fd fd(int i) {
        return fds[i];
    }

    int events(int i) {
        return events[i];
    }

    /** Tells the sink, if it does not know; if it cannot take it, the next declaration tries again. */
    private void tellNow() {
        if (toldNow != now) {
            int result = sink.now(now);
            note(result);
            if (result >= 0) {
                toldNow = now;
            }
        }
    }

    private void append(Fd fd, int wanted) {
        if (size == fds.length) {
            fds = Arrays.copyOf(fds, size * 2);
            events = Arrays.copyOf(events, size * 2);
            rounds = Arrays.copyOf(rounds, size * 2);
        }
        fds[size] = fd;
        events[size] = wanted;
        rounds[size] = round;
        size++;
    }

    private void note(int result) {
        if (result < 0 && failure == 0) {
            failure = result;
        }
    }
}
