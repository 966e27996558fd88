package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process did.
 *
 * @param exitCode 0 for success
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
record Outcome(int exitCode, String out, String err) {
    private static final Path TARGET = Path.of(System.getProperty("xcm.itest.target"));
    private static final int SECONDS = 60;

    /** Run a program to its end; it has nothing to read. */
    static Outcome of(List<String> command) throws IOException, InterruptedException {
        return of(command, "");
    }

    /** Run a program to its end; it reads the text, and finds the JDK that runs the tests by JAVA_HOME. */
    static Outcome of(List<String> command, String input) throws IOException, InterruptedException {
        var in = Files.writeString(Files.createTempFile(TARGET, "process", ".in"), input);
        var out = Files.createTempFile(TARGET, "process", ".out");
        var err = Files.createTempFile(TARGET, "process", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("did not end within " + SECONDS + " s: " + command);
            }
            return new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(in);
            Files.delete(out);
            Files.delete(err);
        }
    }
}
