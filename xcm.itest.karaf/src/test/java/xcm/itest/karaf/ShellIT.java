package xcm.itest.karaf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import xcm.api.LiveSocket;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.CredentialDirectory;
import xcm.ca.Subject;

/**
 * A user at the console of Karaf looks at two connections and their servers. What is on the screen is kept in the folder
 * {@code transcript}.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ShellIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Inject
    private SessionFactory factory;

    private Console console;
    private Pair ux;
    private Pair tcp;

    @Configuration
    public Option[] karaf() {
        var authority = Karaf.TARGET.resolve("bundles/xcm.ca.jar").toUri().toString();
        return new Option[] {Karaf.minimal(), features(Karaf.FEATURES, "xcm"), CoreOptions.bundle(authority)};
    }

    @Before
    public void open() throws Exception {
        ux = Pair.ux();
        tcp = Pair.tcp();
        ux.echo("hello");
        tcp.echo("hello");
        console = new Console(factory);
    }

    @After
    public void close() throws Exception {
        console.close();
        tcp.close();
        ux.close();
    }

    @Test
    public void shouldListTheTransportsWhenAsked() throws Exception {
        var screen = run("xcm:transports");
        assertWords(
                screen,
                Console.PROMPT + " xcm:transports",
                "NAME SERVICE BUNDLE VERSION ID RANK IN USE",
                "btcp bytestream " + words(bundle("xcm.transport.tcp")) + " 0 yes",
                "btls bytestream " + words(bundle("xcm.transport.btls")) + " 0 yes",
                "tcp messaging " + words(bundle("xcm.transport.tcp")) + " 0 yes",
                "tls messaging " + words(bundle("xcm.transport.tls")) + " 0 yes",
                "utls messaging " + words(bundle("xcm.transport.utls")) + " 0 yes",
                "ux messaging " + words(bundle("xcm.transport.ux")) + " 0 yes",
                "uxf messaging " + words(bundle("xcm.transport.ux")) + " 0 yes");
    }

    @Test
    public void shouldListTheSocketsWhenAsked() throws Exception {
        var lines = new ArrayList<>(
                List.of(Console.PROMPT + " xcm:sockets", "ID TYPE TRANSPORT LOCAL REMOTE SENT BYTES RECEIVED BYTES"));
        for (var pair : List.of(ux, tcp)) {
            var server = pair.server().localAddress().orElseThrow();
            var client = pair.client().localAddress().orElseThrow();
            var transport = pair.server().transport();
            lines.add(id(pair.server()) + " server " + transport + " " + server + " - - - - -");
            lines.add(id(pair.client()) + " connection " + transport + " " + client + " " + server + " 1 5 1 5");
            lines.add(id(pair.accepted()) + " connection " + transport + " " + server + " " + client + " 1 5 1 5");
        }
        assertWords(run("xcm:sockets"), lines.toArray(String[]::new));
    }

    @Test
    public void shouldPrintAllAttributesWhenAskedForASocketOfTcp() throws Exception {
        var id = id(tcp.client());
        var local = tcp.client().localAddress().orElseThrow();
        var remote = tcp.client().remoteAddress().orElseThrow();
        assertMatches(
                run("xcm:get " + id),
                "karaf@root\\(\\)> xcm:get " + id,
                "xcm.blocking = true",
                "xcm.type = connection",
                "xcm.transport = tcp",
                "xcm.service = messaging",
                "xcm.local_addr = " + local,
                "xcm.remote_addr = " + remote,
                "xcm.max_msg_size = 262144",
                "xcm.to_app_msgs = 1",
                "xcm.to_app_bytes = 5",
                "xcm.from_app_msgs = 1",
                "xcm.from_app_bytes = 5",
                "xcm.to_lower_msgs = 1",
                "xcm.to_lower_bytes = 5",
                "xcm.from_lower_msgs = 1",
                "xcm.from_lower_bytes = 5",
                "dns.timeout = 10.0",
                "dns.algorithm = single",
                "tcp.connect_timeout = 3.0",
                "tcp.rtt = [1-9][0-9]*",
                "tcp.total_retrans = [0-9]+",
                "tcp.segs_in = [1-9][0-9]*",
                "tcp.segs_out = [1-9][0-9]*",
                "tcp.keepalive = true",
                "tcp.keepalive_time = 1",
                "tcp.keepalive_interval = 1",
                "tcp.keepalive_count = 3",
                "tcp.user_timeout = 3");
    }

    @Test
    public void shouldNeverPrintThePrivateKeyWhenTheSocketIsOfTls() throws Exception {
        var authority = Authority.root("Throw-away CA");
        var issued = authority.issue(Subject.named("shell.example"));
        var files = CredentialDirectory.write(
                Karaf.TARGET.resolve("credentials"),
                Optional.empty(),
                issued,
                authority.certificatePem(),
                Optional.empty());
        var credentials = AttributeMap.builder()
                .add("tls.cert_file", files.certificate().toString())
                .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                .add("tls.tc_file", files.trusted().toString());
        try (var tls = Pair.tls(credentials.build())) {
            assertEquals("hello", tls.echo("hello"));
            var all = run("xcm:get " + id(tls.server()));
            assertTrue(all.toString(), all.contains("tls.cert_file = " + files.certificate()));
            assertTrue(all.toString(), all.stream().noneMatch(line -> line.startsWith("tls.key")));
            for (var id : List.of(id(tls.server()), id(tls.client()), id(tls.accepted()))) {
                assertMatches(
                        run("xcm:get " + id + " tls.key"),
                        "karaf@root\\(\\)> xcm:get " + id + " tls.key",
                        "xcm:get: .*EACCES.*");
            }
        }
    }

    @Test
    public void shouldPrintTheValueAloneWhenAskedForAnAttribute() throws Exception {
        var id = id(tcp.client());
        assertMatches(run("xcm:get " + id + " tcp.rtt"), "karaf@root\\(\\)> xcm:get " + id + " tcp.rtt", "[1-9][0-9]*");
    }

    @Test
    public void shouldSayWhatToDoWhenThereIsNoSuchAttribute() throws Exception {
        var get = "xcm:get " + id(ux.server());
        assertEquals(
                List.of(
                        Console.PROMPT + " " + get + " tcp.rtt",
                        "xcm:get: socket " + id(ux.server()) + " has no attribute tcp.rtt now: list what it has with "
                                + get),
                run(get + " tcp.rtt"));
    }

    @Test
    public void shouldSayWhatToDoWhenThereIsNoSuchSocket() throws Exception {
        assertEquals(
                List.of(
                        Console.PROMPT + " xcm:get 987654321",
                        "xcm:get: there is no socket 987654321: list the sockets with xcm:sockets"),
                run("xcm:get 987654321"));
    }

    @Test
    public void shouldOfferTheIdsWhenTabIsTyped() throws Exception {
        var offered = new ArrayList<String>();
        for (var socket : Xcm.sockets()) {
            var type = socket.isServer() ? "server" : "connection";
            var to = socket.remoteAddress().map(remote -> " to " + remote).orElse("");
            var local = socket.localAddress().orElseThrow();
            offered.add(socket.id() + " (" + type + " " + socket.transport() + " " + local + to + ")");
        }
        assertOffered("complete-id", "xcm:get \t", offered);
    }

    @Test
    public void shouldOfferTheAttributesOfTheSocketWhenTabIsTyped() throws Exception {
        assertOffered(
                "complete-attribute",
                "xcm:get " + id(ux.server()) + " xcm.\t",
                List.of(
                        "xcm.blocking (true)",
                        "xcm.local_addr (" + ux.server().localAddress().orElseThrow() + ")",
                        "xcm.service (messaging)",
                        "xcm.transport (ux)",
                        "xcm.type (server)"));
    }

    @Test
    public void shouldOfferTheAttributesOfTheSocketWhenItIsOfTcp() throws Exception {
        console.clear();
        console.type("xcm:get " + id(tcp.client()) + " tcp.r\t");
        console.await("the attribute", lines -> lines.get(0).endsWith(" tcp.rtt"));
    }

    @Test
    public void shouldCompleteTheCommandWhenTabIsTyped() throws Exception {
        console.clear();
        console.type("xcm:tr\t");
        console.await("the command", lines -> lines.get(0).equals(Console.PROMPT + " xcm:transports"));
    }

    @Test
    public void shouldRedrawUntilCtrlCWhenWatching() throws Exception {
        var id = id(tcp.client());
        console.clear();
        console.type("xcm:sockets --watch 0.1\r");
        var first = console.await("the sockets", lines -> row(lines, id).endsWith(" 1 5 1 5"));
        tcp.echo("hello");
        var second = keep(
                "watch", console.await("new counters", lines -> row(lines, id).endsWith(" 2 10 2 10")));
        assertEquals("ID TYPE TRANSPORT LOCAL REMOTE SENT BYTES RECEIVED BYTES", words(second.get(0)));
        assertEquals("in the place of the first", first.size(), second.size());

        console.type(Console.CTRL_C);
        console.await("the prompt", Console::isPrompt);
        awaitNoCommand();
        assertEquals(
                List.of(Console.PROMPT + " xcm:get " + id + " xcm.type", "connection"),
                run("xcm:get " + id + " xcm.type"));
    }

    @Test
    public void shouldSayWhatIsAllowedWhenThePeriodIsNone() throws Exception {
        assertEquals(
                List.of(
                        Console.PROMPT + " xcm:sockets often",
                        "xcm:sockets: often is no period: give the seconds between two looks, 0.1 to 86400"),
                run("xcm:sockets often"));
    }

    // ---- how

    /**
     * Waits until no thread executes a command. The shell prompts as soon as it has interrupted one, before that has ended;
     * the output of a command that is given in this moment may be lost.
     */
    private static void awaitNoCommand() {
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("org.apache.felix.gogo.runtime.Pipe"))) {
            Thread.onSpinWait();
        }
    }

    /** Fails unless these, and no others, are offered below the command; in which columns is the shell's affair. */
    private void assertOffered(String name, String keys, List<String> offers) throws Exception {
        console.clear();
        console.type(keys);
        var screen = console.await(
                "offers",
                lines -> offers.stream().allMatch(offer -> offered(lines).contains(offer)));
        assertEquals(offers.stream().sorted().toList(), offered(keep(name, screen)));
    }

    /** Returns what is below the first line: words, each with a description in parentheses. */
    private static List<String> offered(List<String> screen) {
        var words = words(String.join(" ", screen.subList(1, screen.size())));
        return Arrays.stream(words.split("(?<=\\)) ")).sorted().toList();
    }

    private List<String> run(String command) throws Exception {
        return keep(command.replaceAll("[^a-z]+", "-"), console.run(command));
    }

    private static List<String> keep(String name, List<String> screen) throws Exception {
        var folder = Files.createDirectories(Karaf.TARGET.resolve("transcript"));
        Files.write(folder.resolve(name.replaceAll("-$", "") + ".txt"), screen);
        return screen;
    }

    /** Returns the words of the line about a socket; nothing if there is no such line. */
    private static String row(List<String> lines, long id) {
        return lines.stream()
                .map(ShellIT::words)
                .filter(line -> line.startsWith(id + " "))
                .findFirst()
                .orElse("");
    }

    private static long id(XcmServer server) {
        return Xcm.sockets().stream()
                .filter(LiveSocket::isServer)
                .filter(live -> live.localAddress().equals(server.localAddress()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static long id(XcmConnection connection) {
        return Xcm.sockets().stream()
                .filter(live -> live.remoteAddress().isPresent())
                .filter(live -> live.remoteAddress().equals(connection.remoteAddress()))
                .filter(live -> live.localAddress().equals(connection.localAddress()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .map((Bundle bundle) -> name + " " + bundle.getVersion() + " " + bundle.getBundleId())
                .findFirst()
                .orElseThrow();
    }

    /** Fails unless the lines are these; how many blanks align the columns depends on the addresses. */
    private static void assertWords(List<String> screen, String... expected) {
        assertEquals(List.of(expected), screen.stream().map(ShellIT::words).toList());
    }

    private static String words(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private static void assertMatches(List<String> screen, String... patterns) {
        assertEquals(String.join("\n", screen), patterns.length, screen.size());
        for (int i = 0; i < patterns.length; i++) {
            assertTrue(screen.get(i) + " is not " + patterns[i], screen.get(i).matches(patterns[i]));
        }
    }
}
