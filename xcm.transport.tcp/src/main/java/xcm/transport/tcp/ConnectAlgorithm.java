package xcm.transport.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import xcm.linux.AddressFamily;
import xcm.linux.SockAddr;

/** Names the ways to try the addresses of a host, the attribute {@code dns.algorithm}. */
enum ConnectAlgorithm {
    /** Only the first. */
    SINGLE {
        @Override
        List<Track> tracks(List<SockAddr> candidates, Dial dial, long now) {
            return List.of(new Track(candidates.subList(0, 1), dial, now));
        }
    },
    /** All, one after the other. */
    SEQUENTIAL {
        @Override
        List<Track> tracks(List<SockAddr> candidates, Dial dial, long now) {
            return List.of(new Track(candidates, dial, now));
        }
    },
    /** IPv6 and, a moment later, IPv4 in parallel (after RFC 8305); within a family one after the other. */
    HAPPY_EYEBALLS {
        @Override
        List<Track> tracks(List<SockAddr> candidates, Dial dial, long now) {
            var inet = ofFamily(candidates, AddressFamily.AF_INET);
            var inet6 = ofFamily(candidates, AddressFamily.AF_INET6);
            var tracks = new ArrayList<Track>();
            if (!inet.isEmpty()) {
                tracks.add(new Track(inet, dial, inet6.isEmpty() ? now : now + HEAD_START));
            }
            if (!inet6.isEmpty()) {
                tracks.add(new Track(inet6, dial, now));
            }
            return tracks;
        }
    };

    private static final long HEAD_START = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * Spreads the addresses over tracks that are run in parallel.
     *
     * @param candidates at least one
     * @param now the time, when the first track starts
     * @return the tracks: the first in the list wins a draw, the last one's failure is told
     */
    abstract List<Track> tracks(List<SockAddr> candidates, Dial dial, long now);

    /** Returns the value of the attribute. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConnectAlgorithm> of(String text) {
        for (var algorithm : values()) {
            if (algorithm.text().equals(text)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    private static List<SockAddr> ofFamily(List<SockAddr> candidates, int family) {
        return candidates.stream()
                .filter(candidate -> candidate.family() == family)
                .toList();
    }
}
