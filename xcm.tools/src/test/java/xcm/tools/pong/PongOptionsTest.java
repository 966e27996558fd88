package xcm.tools.pong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.tools.command.End;

@Timeout(10)
class PongOptionsTest {
    private static Options parse(String arguments) throws End {
        return Options.parse(arguments.split(" "), System.err);
    }

    @Test
    void shouldHaveDefaultsWhenNothingIsSaid() throws Exception {
        assertEquals(new Options(true, true, false, 100_000, 100, 1, Duration.ofSeconds(1), "ux:x"), parse("ux:x"));
        assertEquals(Long.MAX_VALUE, parse("-p ux:x").roundTrips());
    }

    @Test
    void shouldTakeWhatIsGiven() throws Exception {
        assertEquals(
                new Options(false, true, true, 3_000_000, 64_000, 2, Duration.ofMillis(500), "ux:x"),
                parse("-c -p -n 3M -m 64k -b2 ux:x -i 0.5"));
        assertEquals(2_000_000_000_000L, parse("-n 2000G ux:x").roundTrips());
        assertTrue(parse("-s ux:x").isServer());
    }

    @ParameterizedTest
    @CsvSource({
        "-n 0, Number of round trips must be at least 1.",
        "-m -1, Message size must be at least 1.",
        "-b 0k, Batch size must be at least 1.",
        "-n x, \"x\" is not a number.",
        "-n k, \"k\" is not a number.",
        "-n 99999999999G, \"99999999999G\" is not a number.",
        "-m 3G, Message size must be at most 2147483647.",
        "-p -i x, \"x\" is not an interval."
    })
    void shouldSayWhatIsWrongWhenANumberIs(String arguments, String expected) {
        var end = assertThrows(End.class, () -> parse(arguments + " ux:x"));
        assertEquals(expected, end.getMessage());
        assertEquals(1, end.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-s", "ux:a ux:b", "-i 1 ux:x"})
    void shouldPrintTheUsageWhenOperandsOrOptionsDoNotFit(String arguments) {
        var end = assertThrows(End.class, () -> parse(arguments));
        assertTrue(end.getMessage().startsWith("Usage: xcmpong "), end.getMessage());
        assertEquals(1, end.status());
    }
}
