package xcm.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures cases and prints a table of them; exits with 0, with 1 if something failed, or with 2 if called wrongly. */
@Command(
        name = "bench",
        sortOptions = false,
        description = "Measures what a message costs, by this project and by others, and prints a table.",
        footer = {
            "",
            "ns/op: time of a message that is sent and received, or of a round trip (ping-pong);",
            "the median, and half the distance between the quartiles.",
            "B/op: bytes that are allocated on the heap for it.",
            "/kernel, /best peer: how many times as long as the system calls alone, and as the",
            "best of the other libraries.",
            "/tcp: over TLS, how many times as long as this project over TCP.",
            "/single: of batches, how many times as long as messages one by one.",
            "",
            "Over TLS, both ends have certificates (EC, P-256), no session is resumed, and all speak",
            "TLS 1.3 with TLS_AES_256_GCM_SHA384, but for netty-openssl: its BoringSSL insists on",
            "TLS_AES_128_GCM_SHA256. sign, verify and seal are the cryptography alone. openssl is what",
            "the programs openssl speed, and openssl s_time with s_server, say; they have to be there."
        })
public final class Bench implements Callable<Integer> {
    @Option(names = "-q", description = "be quick, and less exact: 4 minutes for all instead of 18")
    private boolean quick;

    @Option(names = "-o", paramLabel = "FILE", description = "write JMH's results, too, as JSON")
    private Optional<Path> file = Optional.empty();

    @Option(names = "-l", description = "list the cases and measure nothing")
    private boolean list;

    @Option(names = "-h", usageHelp = true, description = "print this text")
    @SuppressWarnings("unused") // picocli sees to it
    private boolean help;

    @Parameters(
            paramLabel = "REGEXP",
            arity = "0..1",
            description = "measure only cases in which it is found, such as 'ping-pong tcp' or '(xcm|kernel)$$'")
    private Pattern filter = Pattern.compile("");

    private Bench() {}

    /** Runs and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var wanted = filter.asPredicate();
        var cases = Case.all().stream()
                .filter(subject -> wanted.test(subject.toString()))
                .toList();
        if (list) {
            cases.forEach(System.out::println);
            return 0;
        }
        if (cases.isEmpty()) {
            System.err.println("bench: no such case");
            return CommandLine.ExitCode.USAGE;
        }
        var measurement = new Measurement(quick ? Effort.QUICK : Effort.FULL);
        for (int i = 0; i < cases.size(); i++) {
            System.err.printf("[%d/%d] %s%n", i + 1, cases.size(), cases.get(i));
            measurement.run(cases.get(i));
        }
        if (file.isPresent()) {
            write(measurement.results(), file.get());
        }
        System.out.println(Machine.line());
        System.out.println();
        new Table(measurement.figures()).lines().forEach(System.out::println);
        return measurement.hasFailed() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static void write(List<RunResult> results, Path file) throws IOException {
        try (var out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
            if (out.checkError()) {
                throw new IOException("cannot write " + file);
            }
        }
    }
}
