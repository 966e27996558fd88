package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Isolated, as it depends on times that differ by a second. */
@Isolated
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HiccupTest {
    @Test
    void shouldSurviveShortOutageAndTimeOutInLongOne() throws Exception {
        try (var link = new Link();
                var idle = Pair.over(link, "tcp", Link.THERE);
                var active = Pair.over(link, "tcp", Link.THERE6);
                var bytes = Pair.over(link, "btcp", Link.THERE)) {
            var pairs = List.of(idle, active, bytes);
            exchange(pairs);
            outage(link, "1.7", active);
            assertEquals(1, active.accepted().receive(Pair.bytes(100)));
            exchange(pairs);
            outage(link, "3.5", active);
            for (var pair : pairs) {
                assertEquals(Errno.ETIMEDOUT, Pair.failure(() -> pair.client().receive(Pair.bytes(100))));
            }
        }
    }

    private static void exchange(List<Pair> pairs) throws XcmException {
        for (var pair : pairs) {
            pair.exchange();
        }
    }

    private static void outage(Link link, String seconds, Pair active) throws Exception {
        try (var outage = link.cutFor(seconds)) {
            active.client().send(Pair.bytes(1));
            outage.awaitEnd();
        }
    }
}
