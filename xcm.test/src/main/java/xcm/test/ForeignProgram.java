package xcm.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Is a program in a process of its own, mostly one that knows nothing of this library, and talks to it. */
public final class ForeignProgram implements AutoCloseable {
    private static final String PYTHON = """
            import os, random, socket, struct, sys, time
            args = sys.argv[1:]
            def say(text): print(text, flush=True)
            """;

    private final Process process;
    private final BufferedReader output;

    /** Starts it; its diagnostics are among its output. */
    ForeignProgram(String... command) throws IOException {
        this(List.of(command));
    }

    /** Starts it; its diagnostics are among its output. */
    public ForeignProgram(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Starts a Python program that finds the given arguments as {@code args}, the modules imported, and text in lines. */
    static ForeignProgram python(String program, String... args) throws IOException {
        var all = new ArrayList<>(List.of("python3", "-c", PYTHON + program));
        all.addAll(List.of(args));
        return new ForeignProgram(all);
    }

    /** Connects, blocking, to a program that does not tell when it begins to listen. */
    static XcmConnection connectWhenItListens(Sockets sockets, String address) throws Exception {
        var connection = Wait.until("it listens", () -> tryConnect(sockets, address), Optional::isPresent);
        return connection.orElseThrow();
    }

    private static Optional<XcmConnection> tryConnect(Sockets sockets, String address) throws XcmException {
        try {
            return Optional.of(sockets.connect(address, sockets.blocking(true)));
        } catch (XcmException e) {
            if (e.errno() == Errno.ECONNREFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes to its input. */
    void write(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** Ends its input. */
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Returns the next line of its output. */
    public String readLine() throws IOException {
        return String.valueOf(output.readLine());
    }

    /** Returns the rest of its output, after it has ended well. */
    public String readAll() throws Exception {
        var all = String.join("\n", output.lines().toList());
        assertTrue(process.waitFor(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS), all);
        assertEquals(0, process.exitValue(), all);
        return all;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.getOutputStream().close();
        output.close();
        process.onExit().join();
    }
}
