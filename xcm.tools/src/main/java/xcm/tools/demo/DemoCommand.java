package xcm.tools.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.tools.command.End;
import xcm.tools.command.Exit;
import xcm.tools.command.Getopt;

/** Shows what XCM does: messages through every transport that is there; and what that means in OSGi. */
public final class DemoCommand {
    /** The transports of XCM, whether they are there or not; others may be there, too. */
    private static final List<String> KNOWN = List.of("ux", "uxf", "tcp", "btcp", "tls", "btls", "utls", "sctp");

    private static final String USAGE = """
            Usage: xcmdemo [-h] [--osgi]
            Has a server and a client exchange messages through every transport that is there,
            and shows how that went. Exits with status 0 if all of them work, else with 1.

              --osgi  Start the OSGi framework that XCM is delivered in, have a transport's bundle
                      go and come back under connections that are in use, and show what
                      applications see of it. Exits with status 0 if it went as it should, else with 1.
              -h      Print this text and exit.""";

    private DemoCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments see the option {@code -h}
     */
    public static void main(String[] arguments) {
        try {
            var charset = Marks.ofOutput();
            Exit.with(run(arguments, new PrintStream(System.out, false, charset), charset));
        } catch (End e) {
            Exit.with(e);
        }
    }

    /**
     * Runs the command, but does not exit.
     *
     * @param arguments as of {@link #main}
     * @param out where the table is printed
     * @param charset of the output
     * @return the end that it would have
     * @throws End for {@code -h} and for wrong arguments
     */
    public static End run(String[] arguments, PrintStream out, Charset charset) throws End {
        var words = new ArrayList<>(List.of(arguments));
        boolean inOsgi = words.removeIf("--osgi"::equals);
        var operands = new Getopt("xcmdemo", System.err)
                .option('h', () -> {
                    throw End.output(0, USAGE);
                })
                .parse(words.toArray(String[]::new));
        if (!operands.isEmpty()) {
            throw End.output(1, USAGE);
        }
        if (inOsgi) {
            return End.silent(Executable.ofLauncher().show(out, Marks.of(charset)));
        }
        Path directory;
        try {
            directory = Files.createTempDirectory("xcmdemo");
        } catch (IOException e) {
            throw End.fatal("Unable to create a directory for sockets", e);
        }
        Exit.onSignal(() -> remove(directory));
        try {
            return End.silent(show(directory, out, charset) ? 0 : 1);
        } finally {
            remove(directory);
        }
    }

    private static boolean show(Path directory, PrintStream out, Charset charset) {
        var present = Xcm.transports();
        Set<String> names = new LinkedHashSet<>(KNOWN);
        names.addAll(present);
        var credentials = Credentials.attributes();
        var reports = names.stream()
                .flatMap(name -> present.contains(name)
                        ? trials(name, directory, credentials).map(Trial::run)
                        : Stream.of(new Report.Missing(name)))
                .toList();
        var page = new Page(reports, Marks.of(charset));
        page.print(out);
        return page.isGood();
    }

    /** Makes the trials of a transport: two of utls, which carries messages by ux or by tls. */
    private static Stream<Trial> trials(String name, Path directory, AttributeMap credentials) {
        var trial = Trial.of(name, directory, credentials);
        return name.equals("utls")
                ? Stream.of(trial, Trial.byOtherName(name, directory, credentials))
                : Stream.of(trial);
    }

    private static void remove(Path directory) {
        try (var files = Files.newDirectoryStream(directory)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            // the other one of two removers was faster, or the system cleans up
        }
    }
}
