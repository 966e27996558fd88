package xcm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says where figures were measured. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo"); // man 5 proc
    private static final String MODEL = "model name";

    private Machine() {}

    /** Returns the processor, the JDK and the kernel, in one line. */
    static String line() {
        return String.format(
                "%d x %s, %s %s, %s %s",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
    }

    private static String processor() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch"); // a machine without /proc is still a machine
        }
    }
}
