package xcm.tools.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Is a program that a test has started; killed when closed. */
public final class Child implements AutoCloseable {
    private static final Path BIN = Path.of(System.getProperty("xcm.bin"));
    private static final long PATIENCE_SECONDS = 60; // the first command of all archives classes before it begins

    private final Process process;
    private final Output out;
    private final Output errors;

    private Child(ProcessBuilder builder) throws IOException {
        process = builder.start();
        out = new Output(process.getInputStream());
        errors = new Output(process.getErrorStream());
    }

    /** Start one of our commands, on the java that runs the test. */
    public static Child command(String name, String... arguments) throws IOException {
        return command(BIN.resolve(name), arguments);
    }

    /** Start one of our commands, by another name of its script. */
    public static Child command(Path script, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        return javaCommand(builder);
    }

    /** Start one of our commands, on the java that runs the test, with credentials for TLS if it is not told of others. */
    public static Child javaCommand(ProcessBuilder builder) throws IOException {
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putIfAbsent(Credentials.VARIABLE, Credentials.DIRECTORY.toString());
        return new Child(builder);
    }

    /** Start any program. */
    public static Child of(ProcessBuilder builder) throws IOException {
        return new Child(builder);
    }

    /** Return the directory with the credentials that commands have. */
    public static Path credentials() {
        return Credentials.DIRECTORY;
    }

    /** Return the folder of the scripts. */
    public static Path bin() {
        return BIN;
    }

    /** Return a stream to the standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Write to the standard input. */
    public void write(String text) throws IOException {
        input().write(text.getBytes(ISO_8859_1));
        input().flush();
    }

    /** Await that the standard output has, and the standard error has not ended without, a text. */
    public void awaitOutput(String text) throws InterruptedException {
        out.await(text);
    }

    /** Await the text on the standard error. */
    public void awaitErrors(String text) throws InterruptedException {
        errors.await(text);
    }

    /** Send a signal, as "TERM". */
    public void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start();
        assertTrue(kill.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0, "kill");
    }

    /** Return the process. */
    public Process process() {
        return process;
    }

    /** Await the end; return the exit status. */
    public int status() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "still runs; it said: " + errors);
        out.awaitEnd();
        errors.awaitEnd();
        return process.exitValue();
    }

    /** Return what came by the standard output. */
    public String output() {
        return out.toString();
    }

    /** Return what came by the standard error. */
    public String errors() {
        return errors.toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean hasEnded;

        Output(InputStream in) {
            var thread = new Thread(() -> read(in), "output of child");
            thread.setDaemon(true);
            thread.start();
        }

        private void read(InputStream in) {
            var buffer = new byte[65536];
            try (in) {
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    synchronized (this) {
                        bytes.write(buffer, 0, length);
                        notifyAll();
                    }
                }
            } catch (IOException e) {
                // The child was destroyed, and the JDK has closed the stream: there will be no more.
            } finally {
                synchronized (this) {
                    hasEnded = true;
                    notifyAll();
                }
            }
        }

        synchronized void await(String text) throws InterruptedException {
            while (!toString().contains(text)) {
                assertTrue(!hasEnded, () -> "no \"" + text + "\" in: " + this);
                wait();
            }
        }

        synchronized void awaitEnd() throws InterruptedException {
            while (!hasEnded) {
                wait();
            }
        }

        @Override
        public synchronized String toString() {
            return bytes.toString(ISO_8859_1);
        }
    }
}
