package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar of xcm.app works, by hand and under the demonstration. */
@Timeout(120)
final class AppIT {
    private static final Path WORKSPACE = Path.of(System.getProperty("xcm.itest.workspace"));
    private static final Path JAR = WORKSPACE.resolve("xcm.app/target/app.jar");
    private static final String VERSION = System.getProperty("xcm.itest.version");

    /** From 24 on Java warns of Unsafe (JEP 498), which Felix and jffi use; of native libraries the manifest tells. */
    private static final boolean WARNS = Runtime.version().feature() >= 24;

    @Test
    void shouldObeyAndBeQuietWhenCommandsComeByAPipe(@TempDir Path home) throws Exception {
        var outcome = Outcome.of(app(home), "lb -s\nxcm:transports\nexit 3\n"); // lb: bundles and their states
        assertEquals("", outcome.err());
        assertEquals(3, outcome.exitCode(), outcome.out());
        for (var name : List.of(
                "xcm.api",
                "xcm.transport.ux",
                "xcm.transport.tcp",
                "xcm.transport.btls",
                "xcm.transport.tls",
                "xcm.transport.utls",
                "xcm.gogo")) {
            var line = Pattern.compile("Active +\\| +\\d+\\|" + Pattern.quote(name) + " \\(");
            assertTrue(line.matcher(outcome.out()).find(), () -> name + " in:\n" + outcome.out());
        }
        assertTrue(outcome.out().matches("(?s).*\\bux +messaging\\b.*"), outcome.out());
    }

    @Test
    void shouldEndTheCommandAloneWhenCtrlCIsTyped(@TempDir Path home) throws Exception {
        try (var terminal = terminal(home)) {
            terminal.await("g! ");
            terminal.type("xcm:sockets --watch\r");
            terminal.await("(?s)ID +TYPE.*ID +TYPE"); // has looked twice: it watches
            terminal.type(PseudoTerminal.CTRL_C);
            terminal.await("(?s)InterruptedException.*g! ");
            terminal.type("xcm:transports\r");
            terminal.await("(?s)ux +messaging.*g! ");
            terminal.type("exit 0\r");
            assertEquals(0, terminal.awaitExit(), terminal::text);
        }
    }

    @Test
    void shouldCompleteArgumentsWhenTabIsTyped(@TempDir Path home) throws Exception {
        var name = "app-" + UUID.randomUUID();
        var sample = Path.of(System.getProperty("xcm.itest.target"), "bundles/xcm.sample-" + VERSION + ".jar");
        try (var terminal = terminal(home, "-Dxcm.sample.addresses=ux:" + name)) {
            terminal.await("g! ");
            terminal.type("start " + sample.toUri() + "\r");
            terminal.await("g! "); // it serves
            terminal.type("xcm:get \txcm.local\t\r");
            terminal.await("(?ms)^ux:" + name + "$.*g! ");
            terminal.type("exit 0\r");
            assertEquals(0, terminal.awaitExit(), terminal::text);
        }
    }

    @Test
    void shouldShowWhatApplicationsSeeWhenATransportGoesAndComesBack() throws Exception {
        var outcome = Outcome.of(List.of(WORKSPACE.resolve("bin/xcmdemo").toString(), "--osgi"));
        assertEquals("", outcome.err());
        assertEquals(0, outcome.exitCode(), outcome.out());
        var expected = """
                The framework has started. Transports: btcp, btls, tcp, tls, utls, ux, uxf
                . ux   new connection          ux:\\S+.*1 000 messages .*
                . tcp  new connection          tcp:\\S+.*1 000 messages .*
                . tls  new connection          tls:\\S+.*1 000 messages .*

                The bundle xcm.transport.ux is stopped. Transports: btcp, btls, tcp, tls, utls
                . ux   receive that waits      receive ux:\\S+: ENOPROTOOPT .*
                . ux   connection in use       send ux:\\S+: ENOPROTOOPT .*
                . ux   the same, once more     send ux:\\S+: ENOPROTOOPT .*
                . ux   new connection          connect ux:\\S+: ENOPROTOOPT .*
                . ux   new server              serve ux:\\S+: ENOPROTOOPT .*
                . tcp  connection in use       tcp:\\S+.*1 000 messages .*
                . tls  connection in use       tls:\\S+.*1 000 messages .*

                The bundle xcm.transport.ux is started. Transports: btcp, btls, tcp, tls, utls, ux, uxf
                . ux   connection from before  send ux:\\S+: ENOPROTOOPT .*
                . ux   new connection          ux:\\S+.*1 000 messages .*
                . tcp  connection in use       tcp:\\S+.*1 000 messages .*
                . tls  connection in use       tls:\\S+.*1 000 messages .*

                All is closed.
                .      sockets                 none is left

                The framework has ended.
                .      threads                 none is left

                A transport went and came back; nobody else noticed.
                """;
        var shown = outcome.out().strip().lines().skip(2).map(String::strip).toList();
        var lines = expected.lines().toList();
        assertEquals(lines.size(), shown.size(), outcome.out());
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(shown.get(i).matches(lines.get(i)), lines.get(i) + "\n" + shown.get(i));
        }
    }

    @Test
    void shouldSayWhatIsMissingWhenTheDemonstrationHasNoJar() throws Exception {
        var modules = Path.of(System.getProperty("xcm.itest.target"), "modules").toString();
        var outcome = Outcome.of(
                java("-p", modules, "-Dxcm.app=/nowhere.jar", "-m", "xcm.tools/xcm.tools.demo.DemoCommand", "--osgi"));
        assertEquals(1, outcome.exitCode(), outcome.out());
        assertEquals("xcmdemo: there is no /nowhere.jar: build xcm.app\n", outcome.err());
        assertEquals("", outcome.out());
    }

    private static PseudoTerminal terminal(Path home, String... options) throws IOException {
        return new PseudoTerminal(home, app(home, options));
    }

    /** Return the command that runs the jar; the shell leaves the history of its commands in that home. */
    private static List<String> app(Path home, String... options) {
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-Duser.home=" + home, "-jar", JAR.toString()));
        return java(arguments.toArray(String[]::new));
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(Consumer.tool("java")));
        if (WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
