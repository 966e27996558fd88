package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** The sample application does in a framework what it is there to show. */
@Timeout(60)
final class SampleIT {
    private static final String SAMPLE = "xcm.sample";
    private static final String UX = "xcm.transport.ux";

    private final String ux = "ux:" + UUID.randomUUID();
    private Felix felix;
    private ReflectedXcm xcm;

    @BeforeEach
    void start(@TempDir Path cache) throws Exception {
        var bundles = Path.of(System.getProperty("xcm.itest.target"), "bundles");
        felix = Felix.start(bundles, cache, Map.of("xcm.sample.addresses", ux + ", tcp:127.0.0.1:0"));
        xcm = felix.xcm();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        felix.close();
        assertEquals(Set.of(), threads());
    }

    @Test
    void shouldRequireTheTransportsThatItIsAnnotatedWith() {
        var sample = Room.own().stream()
                .filter(room -> room.name().equals(SAMPLE))
                .findFirst()
                .orElseThrow();
        var required = sample.headers().clauses("Require-Capability");
        var filters = required.entrySet().stream()
                .filter(clause -> clause.getKey().replace("~", "").equals("xcm.transport"))
                .map(clause -> clause.getValue().get("filter:"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("(xcm.transport=ux)", "(xcm.transport=tcp)"), filters);
    }

    @Test
    void shouldNotStartWhenARequiredTransportIsNotInstalled() throws Exception {
        felix.bundle(SAMPLE).stop();
        felix.bundle(UX).uninstall();
        felix.refresh(UX); // until then it still gives what it gave
        var problem =
                assertThrows(BundleException.class, () -> felix.bundle(SAMPLE).start());
        assertTrue(problem.getMessage().contains("(xcm.transport=ux)"), problem.getMessage());
    }

    @Test
    void shouldServeWhenXcmAndTheTransportsStartAfterIt() throws Exception {
        var others = List.of("xcm.transport.tcp", UX, "xcm.api");
        for (var other : others) {
            felix.bundle(other).stop();
        }
        felix.bundle(SAMPLE).stop();
        felix.bundle(SAMPLE).start();
        assertEquals(Set.of(), threads());
        for (var other : others) {
            felix.bundle(other).start();
        }
        assertEquals("at last", xcm.ask(ux, "at last"));
        assertEquals("at last", xcm.ask(tcp(), "at last"));
    }

    @Test
    void shouldServeAgainWhenATransportHasGoneAndComeBack() throws Exception {
        assertEquals("one", xcm.ask(ux, "one"));
        try (var before = xcm.connect(tcp())) {
            assertEquals("two", xcm.ask(before, "two"));
            for (int i = 0; i < 3; i++) {
                felix.bundle(UX).stop();
                assertEquals("ENOPROTOOPT", xcm.errnoOfConnect(ux));
                assertEquals(1, xcm.servers().size(), () -> "that of tcp only");
                assertEquals(1, threads().size(), () -> threads().toString());
                assertEquals("three", xcm.ask(before, "three"));
                felix.bundle(UX).start();
                assertEquals("four", xcm.ask(ux, "four"));
            }
        }
    }

    @Test
    void shouldServeAgainWhenXcmItselfHasGoneAndComeBack() throws Exception {
        felix.bundle("xcm.api").stop();
        assertEquals(Set.of(), threads());
        felix.bundle("xcm.api").start();
        assertEquals("again", xcm.ask(ux, "again"));
        assertEquals("again", xcm.ask(tcp(), "again"));
    }

    @Test
    void shouldLeaveNothingWhenItIsStopped() throws Exception {
        try (var client = xcm.connect(ux)) {
            assertEquals("still here", xcm.ask(client, "still here"));
            felix.bundle(SAMPLE).stop();
            assertEquals(-1, xcm.receive(client, ByteBuffer.allocateDirect(10)));
        }
        assertEquals(List.of(), xcm.servers());
        assertEquals(Set.of(), threads());
    }

    private String tcp() throws ReflectiveOperationException {
        return xcm.servers().stream()
                .filter(address -> address.startsWith("tcp:"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(SAMPLE))
                .collect(Collectors.toSet());
    }
}
