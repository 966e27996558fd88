package xcm.itest.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;

/** Is a user at Karaf's console: types keys, and sees a screen. */
final class Console implements AutoCloseable {
    /** What the shell shows when it waits for a command. */
    static final String PROMPT = "karaf@root()>";

    static final String CTRL_C = "\u0003";
    private static final String CTRL_L = "\u000c";

    private static final int WIDTH = 132;
    private static final int HEIGHT = 43;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    /** Guards the emulator, and tells of changes. */
    private final Object change = new Object();

    private final ScreenTerminal emulator = new ScreenTerminal(WIDTH, HEIGHT);
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Session session;
    private final Thread shell;

    Console(SessionFactory factory) throws IOException {
        var terminal = new PipedTerminal(new PipedInputStream(keyboard), new Output(), new Size(WIDTH, HEIGHT));
        session = factory.create(null, null, null, terminal, UTF_8.name(), () -> {});
        session.put("USER", "karaf");
        shell = new Thread(session, "console");
        shell.start();
    }

    /** Shows on the screen what the shell writes. */
    private final class Output extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (change) {
                emulator.write(new String(bytes, offset, length, UTF_8));
                change.notifyAll();
            }
        }
    }

    /** Types keys. */
    void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    /** Types a command on a clean screen, and returns all that is seen when the shell waits for the next one. */
    List<String> run(String command) throws Exception {
        clear();
        type(command + "\r");
        var screen = await("the prompt after " + command, lines -> lines.size() > 1 && isPrompt(lines));
        return screen.subList(0, screen.size() - 1);
    }

    /** Cleans the screen but for the prompt, by the shell's own key. */
    void clear() throws Exception {
        await("a prompt", Console::isPrompt);
        type(CTRL_L);
        await("a clean screen", lines -> lines.equals(List.of(PROMPT)));
    }

    /** Waits until the screen is as it should be; returns its lines, without blanks at the ends. */
    List<String> await(String what, Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.nanoTime() + LONGEST;
        synchronized (change) {
            var lines = lines();
            while (!wanted.test(lines)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("no " + what + " but\n" + String.join("\n", lines));
                }
                change.wait(left);
                lines = lines();
            }
            return lines;
        }
    }

    static boolean isPrompt(List<String> lines) {
        return !lines.isEmpty() && lines.get(lines.size() - 1).equals(PROMPT);
    }

    private List<String> lines() {
        var lines = new ArrayList<>(
                emulator.toString().lines().map(String::stripTrailing).toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    @Override
    public void close() throws InterruptedException {
        session.close();
        shell.join(TimeUnit.NANOSECONDS.toMillis(LONGEST));
    }
}
