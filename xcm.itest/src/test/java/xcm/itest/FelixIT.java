package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** All bundles, and nothing else, start together in an OSGi framework. */
@Timeout(60)
final class FelixIT {
    private static final Path BUNDLES = Path.of(System.getProperty("xcm.itest.target"), "bundles");

    /** The room whose bundle imports what only Karaf has. */
    private static final String NEEDS_KARAF = "xcm.karaf";

    /** A line of -runbundles. */
    private static final Pattern BUNDLE = Pattern.compile("^\\s+([a-z.]+);version=", Pattern.MULTILINE);

    private static final String TLS = "tls:127.0.0.1:0";

    @TempDir
    private Path cache;

    @Test
    void shouldFindTransportsAsTheirBundlesComeAndGo() throws Exception {
        try (var felix = Felix.start(BUNDLES, cache)) {
            var xcm = felix.xcm();
            assertEquals("[btcp, btls, tcp, tls, utls, ux, uxf]", xcm.transports());
            var credentials = Credentials.issue().attributes();
            for (var address : List.of("ux:" + UUID.randomUUID(), "tcp:127.0.0.1:0")) {
                assertEquals("hello", xcm.exchange(address, "hello"));
            }
            assertEquals("hello", xcm.exchange(TLS, "hello", credentials));
            felix.bundle("xcm.transport.ux").stop();
            assertEquals("[btcp, btls, tcp, tls, utls]", xcm.transports());
            assertEquals("ENOPROTOOPT", xcm.errnoOfConnect("ux:any"));
            assertEquals("hello", xcm.exchange("tcp:127.0.0.1:0", "hello"));
            assertEquals("hello", xcm.exchange(TLS, "hello", credentials));
            felix.bundle("xcm.transport.ux").start();
            assertEquals("hello", xcm.exchange("ux:" + UUID.randomUUID(), "hello"));
        }
        assertEquals(List.of(), providersOfBouncyCastle());
    }

    /** Returns those that the whole JVM knows, of which there shall be none: whoever needs one has it for itself. */
    private static List<String> providersOfBouncyCastle() {
        return Stream.of(Security.getProviders())
                .map(Provider::getName)
                .filter(name -> name.startsWith("BC"))
                .toList();
    }

    /** Without a transport that another one is built on, that one is there, but of no use. */
    @Test
    void shouldTakeAwayWhatIsBuiltOnATransportWhenThatGoes() throws Exception {
        var credentials = Credentials.issue().attributes();
        try (var felix = Felix.start(BUNDLES, cache)) {
            var xcm = felix.xcm();
            for (var below : List.of("xcm.transport.btls", "xcm.transport.tcp")) {
                assertEquals("hello", xcm.exchange(TLS, "hello", credentials));
                felix.bundle(below).stop();
                assertTrue(xcm.transports().contains(" tls,"), xcm.transports());
                assertEquals("ENOPROTOOPT", xcm.errnoOfConnect(TLS));
                felix.bundle(below).start();
            }
            assertEquals("hello", xcm.exchange(TLS, "hello", credentials));
        }
    }

    /** The build fails if what a file of these says does not resolve; the Karaf Maven plugin does that for Karaf's. */
    @Test
    void shouldBeResolvedWhenTheRoomsAreBuilt() throws Exception {
        var resolved = new TreeSet<String>();
        for (var file : List.of("xcm.itest/rooms.bndrun", "xcm.app/bundles.bndrun")) {
            BUNDLE.matcher(Files.readString(Room.WORKSPACE.resolve(file)))
                    .results()
                    .forEach((MatchResult bundle) -> resolved.add(bundle.group(1)));
        }
        resolved.add(NEEDS_KARAF);
        var absent = Room.all().stream()
                .map(Room::name)
                .filter(name -> !resolved.contains(name))
                .toList();
        assertEquals(List.of(), absent);
    }

    @Test
    void shouldStartEveryBundleWhenInstalledTogether() throws Exception {
        try (var felix = Felix.start(BUNDLES, cache)) {
            var inactive = new TreeMap<>(felix.bundles().entrySet().stream()
                    .filter(bundle -> bundle.getValue().getState() != Bundle.ACTIVE)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, bundle -> bundle.getValue().getState())));
            assertEquals(Map.of(), inactive);
            var absent = Room.all().stream()
                    .map(Room::name)
                    .filter(name -> !felix.bundles().containsKey(name))
                    .filter(name -> !name.equals(NEEDS_KARAF))
                    .toList();
            assertEquals(0, absent.size(), () -> "add to the dependencies of xcm.itest: " + absent);
        }
    }
}
