package xcm.itest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands work in the shell of a plain Felix; two connections and their servers are there to look at. */
@Timeout(60)
final class GogoIT {
    private static final Path BUNDLES = Path.of(System.getProperty("xcm.itest.target"), "bundles");

    private final String name = "ux:" + UUID.randomUUID();

    @TempDir
    private Path cache;

    private Felix felix;
    private GogoSession session;

    /** Opens the sockets by the shell's own language: what it calls are the methods of the API. */
    @BeforeEach
    void start() throws Exception {
        felix = Felix.start(BUNDLES, cache);
        session = new GogoSession(felix.bundle("org.apache.felix.gogo.runtime"));
        session.put("api", GogoSession.service(felix.bundle("xcm.gogo"), "xcm.api.XcmService"));
        open("ux", name);
        open("tcp", "tcp:127.0.0.1:0");
    }

    private void open(String prefix, String address) throws Exception {
        session.execute(prefix + "server = ($api server " + address + ")");
        session.execute(prefix + "client = ($api connect (($" + prefix + "server localAddress) get))");
        session.execute(prefix + "accepted = ($" + prefix + "server accept)");
    }

    @AfterEach
    void stop() throws Exception {
        for (var prefix : List.of("ux", "tcp")) {
            for (var socket : List.of("accepted", "client", "server")) {
                session.execute("$" + prefix + socket + " close");
            }
        }
        session.close();
        felix.close();
    }

    @Test
    void shouldListTheTransportsWhenAsked() throws Exception {
        var tcp = felix.bundle("xcm.transport.tcp");
        var ux = felix.bundle("xcm.transport.ux");
        var btls = felix.bundle("xcm.transport.btls");
        var tls = felix.bundle("xcm.transport.tls");
        var utls = felix.bundle("xcm.transport.utls");
        assertEquals(
                List.of(
                        "NAME SERVICE BUNDLE VERSION ID RANK IN USE",
                        "btcp bytestream xcm.transport.tcp " + tcp.getVersion() + " " + tcp.getBundleId() + " 0 yes",
                        "btls bytestream xcm.transport.btls " + btls.getVersion() + " " + btls.getBundleId() + " 0 yes",
                        "tcp messaging xcm.transport.tcp " + tcp.getVersion() + " " + tcp.getBundleId() + " 0 yes",
                        "tls messaging xcm.transport.tls " + tls.getVersion() + " " + tls.getBundleId() + " 0 yes",
                        "utls messaging xcm.transport.utls " + utls.getVersion() + " " + utls.getBundleId() + " 0 yes",
                        "ux messaging xcm.transport.ux " + ux.getVersion() + " " + ux.getBundleId() + " 0 yes",
                        "uxf messaging xcm.transport.ux " + ux.getVersion() + " " + ux.getBundleId() + " 0 yes"),
                words("xcm:transports"));
    }

    @Test
    void shouldListTheSocketsWhenAsked() throws Exception {
        var ids = ids();
        var lines = new ArrayList<>(List.of("ID TYPE TRANSPORT LOCAL REMOTE SENT BYTES RECEIVED BYTES"));
        for (var transport : List.of("ux", "tcp")) {
            var server = address(transport + "server");
            var client = address(transport + "client");
            lines.add(ids.remove(0) + " server " + transport + " " + server + " - - - - -");
            lines.add(ids.remove(0) + " connection " + transport + " " + client + " " + server + " 0 0 0 0");
            lines.add(ids.remove(0) + " connection " + transport + " " + server + " " + client + " 0 0 0 0");
        }
        assertEquals(lines, words("xcm:sockets"));
    }

    @Test
    void shouldPrintAllAttributesWhenAskedForASocket() throws Exception {
        assertEquals(
                List.of(
                        "xcm.blocking = true",
                        "xcm.type = server",
                        "xcm.transport = ux",
                        "xcm.service = messaging",
                        "xcm.local_addr = " + name),
                session.run("xcm:get " + ids().get(0)));
    }

    @Test
    void shouldPrintTheValueAloneWhenAskedForAnAttribute() throws Exception {
        var printed = session.run("xcm:get " + ids().get(4) + " tcp.rtt");
        assertEquals(1, printed.size());
        assertTrue(Long.parseLong(printed.get(0)) > 0, printed.get(0));
    }

    @Test
    void shouldNeverPrintThePrivateKeyWhenTheSocketIsOfTls() throws Exception {
        var credentials = Credentials.issue();
        session.put("credentials", felix.xcm().attributes(credentials.attributes()));
        session.execute("tlsserver = ($api server tls:127.0.0.1:0 $credentials)");
        try {
            var id = ids().get(6);
            var all = session.run("xcm:get " + id);
            assertTrue(all.stream().anyMatch(line -> line.startsWith("tls.cert = 2d:2d:")), all::toString);
            assertTrue(all.stream().noneMatch(line -> line.startsWith("tls.key ")), all::toString);
            var key = HexFormat.ofDelimiter(":").formatHex(credentials.key().getBytes(US_ASCII));
            assertFalse(all.toString().contains(key.substring(100, 200)), all::toString);
            var failure = assertThrows(Exception.class, () -> session.run("xcm:get " + id + " tls.key"));
            assertTrue(failure.toString().contains("EACCES"), failure::toString);
            var offered = completions("xcm:get", id, "");
            assertTrue(offered.contains(" tls.cert,"), offered);
            assertFalse(offered.matches(".* tls\\.key[,\\]].*"), offered);
        } finally {
            session.execute("$tlsserver close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xcm:get 987654321", "xcm:get 987654321 tcp.rtt"})
    void shouldSayWhatToDoWhenThereIsNoSuchSocket(String command) {
        var failure = assertThrows(Exception.class, () -> session.run(command));
        assertEquals("xcm:get: there is no socket 987654321: list the sockets with xcm:sockets", failure.toString());
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNoSuchAttribute() throws Exception {
        var id = ids().get(0);
        var failure = assertThrows(Exception.class, () -> session.run("xcm:get " + id + " tcp.rtt"));
        assertEquals(
                "xcm:get: socket " + id + " has no attribute tcp.rtt now: list what it has with xcm:get " + id,
                failure.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xcm:sockets often", "xcm:sockets --watch often"})
    void shouldSayWhatIsAllowedWhenThePeriodIsNone(String command) {
        var failure = assertThrows(Exception.class, () -> session.run(command));
        assertEquals(
                "xcm:sockets: often is no period: give the seconds between two looks, 0.1 to 86400",
                failure.toString());
    }

    @Test
    void shouldGoOnWithTheNextCommandWhenAWatchIsInterrupted() throws Exception {
        var head = session.run("xcm:sockets").get(0);
        var executor = Executors.newSingleThreadExecutor();
        try {
            var watch = executor.submit(() -> session.run("xcm:sockets --watch 0.1"));
            await(() -> session.printed().stream().filter(head::equals).count() > 2);
            session.interrupt();
            // Gogo says so of every command that is interrupted.
            var ended = assertThrows(ExecutionException.class, watch::get);
            assertEquals(InterruptedException.class, ended.getCause().getClass());
            await(() -> Thread.getAllStackTraces().values().stream()
                    .flatMap(Arrays::stream)
                    .noneMatch(frame -> frame.getClassName().equals("xcm.shell.Watch")));
        } finally {
            executor.shutdownNow();
        }
        assertEquals(List.of("server"), session.run("xcm:get " + ids().get(0) + " xcm.type"));
    }

    /** Waits for what no event tells of; the test's time-out ends it otherwise. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void shouldOfferIdsAndAttributesWhenAScriptCompletes() throws Exception {
        assertEquals("[" + String.join(", ", ids()) + "]", completions("xcm:get", ""));
        assertEquals(
                "[xcm.blocking, xcm.type, xcm.transport, xcm.service, xcm.local_addr]",
                completions("xcm:get", ids().get(0), ""));
        assertEquals("[]", completions("xcm:get", ids().get(0), "xcm.type", ""));
    }

    @Test
    void shouldTakeTheCommandsAwayWhenXcmStops() throws Exception {
        felix.bundle("xcm.gogo").stop();
        var failure = assertThrows(Exception.class, () -> session.run("xcm:sockets"));
        assertTrue(failure.toString().contains("Command not found: xcm:sockets"), failure.toString());
        felix.bundle("xcm.gogo").start();
        assertEquals(7, session.run("xcm:sockets").size());
    }

    private String completions(String... words) throws Exception {
        session.put("words", List.of(words));
        return String.valueOf(session.execute("xcm:completions $words"));
    }

    private String address(String socket) throws Exception {
        return String.valueOf(session.execute("($" + socket + " localAddress) get"));
    }

    /** Returns the ids of the sockets: server, client, accepted of ux, and then of tcp. */
    private List<String> ids() throws Exception {
        return new ArrayList<>(session.run("xcm:sockets").stream()
                .skip(1)
                .map(GogoIT::firstWord)
                .toList());
    }

    private static String firstWord(String line) {
        return line.strip().split(" ")[0];
    }

    /** Returns what a command prints; how many blanks align the columns depends on the addresses. */
    private List<String> words(String command) throws Exception {
        return session.run(command).stream()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }
}
