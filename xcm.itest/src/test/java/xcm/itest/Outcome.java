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

    /** Run a program to its end. */
    static Outcome of(List<String> command) throws IOException, InterruptedException {
        var out = Files.createTempFile(TARGET, "process", ".out");
        var err = Files.createTempFile(TARGET, "process", ".err");
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("did not end within " + SECONDS + " s: " + command);
            }
            return new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
