package xcm.tools.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PageTest {
    private static final Report GOOD = new Report.Works(
            "tcp", "messaging", "tcp:127.0.0.1:1", "tcp:127.0.0.1:2", 1401, 6_945_744, 12_345, 9_876, 40_000);
    private static final Report BAD = new Report.Fails("sctp", "serve sctp: EPROTONOSUPPORT");
    private static final Report MISSING = new Report.Missing("tls");

    private static String print(Report... reports) {
        var out = new ByteArrayOutputStream();
        new Page(List.of(reports), Marks.of(US_ASCII)).print(new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }

    @Test
    void shouldAlignColumnsWhenATransportWorks() {
        var lines = print(GOOD, MISSING).lines().toList();
        assertEquals(
                "  TRANSPORT  SERVICE    CLIENT           SERVER           MESSAGES      BYTES   MEDIAN    BEST   64 KiB",
                lines.get(3));
        assertEquals(
                "+ tcp        messaging  tcp:127.0.0.1:1  tcp:127.0.0.1:2     1 401  6 945 744  12.3 us  9.9 us  40.0 us",
                lines.get(4));
    }

    @Test
    void shouldSayWhatFailsAndWhatIsMissing() {
        var text = print(GOOD, BAD, MISSING);
        assertTrue(text.contains("\n! sctp  serve sctp: EPROTONOSUPPORT\n"), text);
        assertTrue(text.contains("\n- tls  not deployed"), text);
        assertTrue(text.contains("1 of 2 transports that are here failed."), text);
    }

    @Test
    void shouldCountATransportOnceWhenItWasTriedTwice() {
        assertTrue(print(GOOD, GOOD).contains("The transport that is here works."));
        var half = new Report.Fails(GOOD.transport(), "connect tcp: ECONNREFUSED");
        assertTrue(print(GOOD, half, MISSING).contains("1 of 1 transports that are here failed."));
    }

    @Test
    void shouldBeGoodOnlyWhenSomethingWorksAndNothingFails() {
        var marks = Marks.of(UTF_8);
        assertTrue(new Page(List.of(GOOD, MISSING), marks).isGood());
        assertFalse(new Page(List.of(GOOD, BAD), marks).isGood());
        assertFalse(new Page(List.of(MISSING), marks).isGood());
    }
}
