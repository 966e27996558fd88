package xcm.transport.tcp;

import java.util.List;
import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.TransportConnection;

/** Runs tracks in parallel until one has connected, or all have failed. */
final class Race {
    private static final int AGAIN = TransportConnection.AGAIN;

    private final List<Track> tracks;
    private Optional<Attempt> winner = Optional.empty();

    Race(List<Track> tracks) {
        this.tracks = tracks;
    }

    /** Makes progress and sets the alarm: 0 when connected, AGAIN, or the negative errno of the last track. */
    int step(Alarm alarm) {
        long now = System.nanoTime();
        long next = Long.MAX_VALUE; // counted from now
        int failure = 0;
        for (var track : tracks) {
            int result = track.step(now);
            if (result == 0) {
                winner = Optional.of(track.winner());
                return 0;
            }
            if (track.isPending()) {
                next = Math.min(next, track.deadline() - now);
            } else {
                failure = result;
            }
        }
        if (next == Long.MAX_VALUE) {
            return failure;
        }
        int armed = alarm.set(now + next, now);
        return armed < 0 ? armed : AGAIN;
    }

    /** Returns the attempt that has connected. */
    Attempt winner() {
        return winner.orElseThrow();
    }

    void await(Readiness readiness) {
        for (var track : tracks) {
            track.await(readiness);
        }
    }
}
