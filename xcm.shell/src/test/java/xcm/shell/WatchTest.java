package xcm.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class WatchTest {
    private static final Map<String, Object> NO_TERMINAL = Map.of();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void shouldPrintPageAfterPageWhenThereIsNoTerminal() throws Exception {
        watch(3, NO_TERMINAL);
        assertEquals("HEAD\nlook 1\n\nHEAD\nlook 2\n\nHEAD\nlook 3\n\n", bytes.toString(UTF_8));
    }

    @Test
    void shouldPrintPageAfterPageWhenTheTerminalIsDumb() throws Exception {
        watch(1, Map.of("TERM", "dumb", "LINES", 24, "COLUMNS", 80));
        assertEquals("HEAD\nlook 1\n\n", bytes.toString(UTF_8));
    }

    @Test
    void shouldOverwriteThePageWhenThereIsATerminal() throws Exception {
        watch(2, Map.of("TERM", "xterm", "LINES", "24", "COLUMNS", "80"));
        assertEquals(
                "\u001b[HHEAD\u001b[K\r\nlook 1\u001b[K\r\n\u001b[J\u001b[HHEAD\u001b[K\r\nlook 2\u001b[K\r\n\u001b[J",
                bytes.toString(UTF_8));
    }

    @Test
    void shouldCutThePageWhenTheTerminalIsSmall() throws Exception {
        watch(1, Map.of("TERM", "xterm", "LINES", 2, "COLUMNS", 4));
        assertEquals("\u001b[HHEA\u001b[K\r\n\u001b[J", bytes.toString(UTF_8));
    }

    @Test
    void shouldConsumeTheInterruptWhenItEnds() throws Exception {
        watch(1, NO_TERMINAL);
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void shouldEndWhenNobodyTakesTheOutput() throws Exception {
        var closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("the terminal has gone");
                    }
                },
                true,
                UTF_8);
        Watch.every("0.1", NO_TERMINAL::get).run(() -> List.of("look " + looks.incrementAndGet()), closed);
        assertEquals(1, looks.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.09", "-1", "86401", "NaN", "soon", ""})
    void shouldSayWhatIsAllowedWhenThePeriodIsNone(String seconds) {
        var failure = assertThrows(CommandFailure.class, () -> Watch.every(seconds, NO_TERMINAL::get));
        assertEquals(
                "xcm:sockets: " + seconds + " is no period: give the seconds between two looks, 0.1 to 86400",
                failure.getMessage());
    }

    /** Watches, and interrupts when it has looked so many times, as Ctrl-C does. */
    private void watch(int times, Map<String, Object> variables) throws CommandFailure {
        Watch.every("0.1", variables::get)
                .run(
                        () -> {
                            if (looks.incrementAndGet() == times) {
                                Thread.currentThread().interrupt();
                            }
                            return List.of("HEAD", "look " + looks.get());
                        },
                        out);
    }
}
