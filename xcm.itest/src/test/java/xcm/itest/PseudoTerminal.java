package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Is a program on a terminal, and who sits there: types, and waits for what is shown. Used by one thread. */
final class PseudoTerminal implements AutoCloseable {
    /** What is typed to interrupt the command that runs. */
    static final String CTRL_C = "\u0003";

    private static final Path SCRIPT =
            Path.of(System.getProperty("xcm.itest.workspace"), "xcm.itest/src/test/resources/pseudo_terminal.py");
    private static final long SECONDS = 60;

    /** What moves the cursor and sets colours, as ECMA-48 has it, and other controls that are no text. */
    private static final Pattern CONTROLS = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b[=>]|[\u0007\b\r]");

    private final Process process;
    private final Thread reader;

    private final StringBuilder shown = new StringBuilder(); // guarded by itself
    private boolean ended; // guarded by shown
    private int seen; // length of the text in which nothing is looked for any more

    /** Starts the program there, in a folder that is also its user's home. */
    PseudoTerminal(Path home, List<String> program) throws IOException {
        var command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(program);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        process = builder.start();
        reader = new Thread(this::read, "pseudo terminal");
        reader.start();
    }

    private void read() {
        try (var output = new InputStreamReader(process.getInputStream(), UTF_8)) {
            var buffer = new char[4096];
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                synchronized (shown) {
                    shown.append(buffer, 0, count);
                    shown.notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (shown) {
                shown.append(e);
            }
        } finally {
            synchronized (shown) {
                ended = true;
                shown.notifyAll();
            }
        }
    }

    /** Types. */
    void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Waits until a text that matches is shown, after the one that was awaited before. */
    void await(String regex) throws InterruptedException, TimeoutException {
        var pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        synchronized (shown) {
            while (true) {
                var text = text();
                var matcher = pattern.matcher(text);
                if (matcher.find(seen)) {
                    seen = matcher.end();
                    return;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new TimeoutException((ended ? "ended" : "waited") + " without " + regex + ":\n" + text);
                }
                shown.wait(left);
            }
        }
    }

    /** Waits for the end; returns the exit code, 128 and more for a signal. */
    int awaitExit() throws InterruptedException, TimeoutException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("did not end:\n" + text());
        }
        return process.exitValue();
    }

    /** Returns all that was shown, as plain text. */
    String text() {
        synchronized (shown) {
            return CONTROLS.matcher(shown).replaceAll("");
        }
    }

    /** Kills the program if it still runs. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        reader.join();
    }
}
