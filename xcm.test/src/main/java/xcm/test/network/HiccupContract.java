package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import xcm.api.XcmException;
import xcm.linux.Errno;
import xcm.test.TransportUnderTest;

/** Is about outages, short and long ones; isolated, as it depends on times that differ by a second. */
@Isolated
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class HiccupContract {
    private final List<TransportUnderTest> transports;

    /** Names the transports. */
    protected HiccupContract(TransportUnderTest... transports) {
        this.transports = List.of(transports);
    }

    @Test
    void shouldSurviveShortOutageAndTimeOutInLongOne() throws Exception {
        var first = transports.get(0);
        var last = transports.get(transports.size() - 1);
        try (var link = new Link();
                var idle = Ends.over(link, first, Link.THERE);
                var active = Ends.over(link, first, Link.THERE6);
                var bytes = Ends.over(link, last, Link.THERE)) {
            var pairs = List.of(idle, active, bytes);
            exchange(pairs);
            outage(link, "1.7", active);
            assertEquals(1, active.accepted().receive(Ends.bytes(100)));
            exchange(pairs);
            outage(link, "3.5", active);
            for (var pair : pairs) {
                assertEquals(Errno.ETIMEDOUT, Ends.failure(() -> pair.client().receive(Ends.bytes(100))));
            }
        }
    }

    private static void exchange(List<Ends> pairs) throws XcmException {
        for (var pair : pairs) {
            pair.exchange();
        }
    }

    private static void outage(Link link, String seconds, Ends active) throws Exception {
        try (var outage = link.cutFor(seconds)) {
            active.client().send(Ends.bytes(1));
            outage.awaitEnd();
        }
    }
}
