package xcm.transport.btls.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Is a program in a process of its own; a thread gathers what it says, its diagnostics among its output. */
final class Program implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final List<String> command;
    private final Process process;
    private final Thread gatherer = new Thread(this::gather, "output of a program");
    private final StringBuilder output = new StringBuilder(); // guarded by this
    private boolean ended; // guarded by this

    Program(List<String> command) throws IOException {
        this.command = command;
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        gatherer.setDaemon(true);
        gatherer.start();
    }

    private void gather() {
        try (var reader = new InputStreamReader(process.getInputStream(), UTF_8)) {
            var part = new char[8192];
            for (int read = reader.read(part); read > 0; read = reader.read(part)) {
                append(part, read);
            }
        } catch (IOException e) {
            append(e.toString().toCharArray(), e.toString().length()); // closed: nobody reads it any more
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void append(char[] part, int length) {
        output.append(part, 0, length);
        notifyAll();
    }

    /** Waits until the output has a place that matches, {@code ^} and {@code $} being those of lines. */
    Matcher await(String regex) throws InterruptedException {
        return await(regex, 1);
    }

    /** Waits until the output has so many places that match; returns the last. */
    synchronized Matcher await(String regex, int times) throws InterruptedException {
        var pattern = Pattern.compile(regex, Pattern.MULTILINE);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            var matcher = pattern.matcher(output.toString());
            int found = 0;
            while (found < times && matcher.find()) {
                found++;
            }
            if (found == times) {
                return matcher;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (ended || left <= 0) {
                return fail("\"" + regex + "\" is not in what " + command.subList(0, 2) + " said:\n" + output);
            }
            wait(left);
        }
    }

    /** Returns what it has said so far. */
    synchronized String said() {
        return output.toString();
    }

    /** Waits until it has ended, however; returns what it has said. */
    String saidAtItsEnd() throws InterruptedException {
        assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), () -> "it has not ended:\n" + said());
        gatherer.join(LONGEST.toMillis());
        return said();
    }

    /** Writes to its input. */
    void write(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join(); // its input is closed with it, and the gatherer finds the end of its output
    }
}
