package xcm.itest.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import xcm.api.Xcm;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** The features bring what they promise, and take it away again. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Inject
    private SessionFactory shell;

    @Configuration
    public Option[] karaf() {
        // The repository is known, as after feature:repo-add; the base is installed: this test is wired to it.
        return new Option[] {Karaf.minimal(), features(Karaf.FEATURES, "xcm-api")};
    }

    @After
    public void uninstall() throws Exception {
        for (var feature : features.listRequiredFeatures()) {
            if (feature.getName().startsWith("xcm") && !feature.getName().equals("xcm-api")) {
                features.uninstallFeature(feature.getName(), feature.getVersion());
            }
        }
    }

    @Test
    public void shouldBringNoTransportAndNoCommandWhenOnlyTheApiIsInstalled() {
        assertEquals(Set.of(), Xcm.transports());
        assertEquals(Set.of(), commands());
        assertEquals(
                Set.of("org.objectweb.asm", "xcm.addr", "xcm.api", "xcm.attr", "xcm.lib.jnr", "xcm.linux"), bundles());
    }

    @Test
    public void shouldBringAllTransportsAndCommandsWhenXcmIsInstalled() throws Exception {
        features.installFeature("xcm");
        assertEquals(Set.of("btcp", "btls", "tcp", "tls", "utls", "ux", "uxf"), Xcm.transports());
        assertEquals(Set.of("xcm:get", "xcm:sockets", "xcm:transports"), commands());
        try (var ux = Pair.ux();
                var tcp = Pair.tcp()) {
            assertEquals("by ux", ux.echo("by ux"));
            assertEquals("by tcp", tcp.echo("by tcp"));
        }
    }

    @Test
    public void shouldTakeAllAwayWhenXcmIsUninstalled() throws Exception {
        var before = bundles();
        features.installFeature("xcm");
        features.uninstallFeature("xcm");
        assertEquals(Set.of(), Xcm.transports());
        assertEquals(Set.of(), commands());
        assertEquals(before, bundles());
    }

    @Test
    public void shouldBringOneTransportsBundleWhenItsFeatureIsInstalled() throws Exception {
        features.installFeature("xcm-ux");
        assertEquals(Set.of("ux", "uxf"), Xcm.transports());
        features.uninstallFeature("xcm-ux");
        features.installFeature("xcm-tcp");
        assertEquals(Set.of("btcp", "tcp"), Xcm.transports());
        features.uninstallFeature("xcm-tcp");
        features.installFeature("xcm-tls");
        assertEquals(Set.of("btcp", "btls", "tcp", "tls"), Xcm.transports());
        features.uninstallFeature("xcm-tls");
        features.installFeature("xcm-utls");
        assertEquals(Set.of("btcp", "btls", "tcp", "tls", "utls", "ux", "uxf"), Xcm.transports());
    }

    /** Otherwise Karaf would start its ssh anew, and whoever is logged in would be thrown out. */
    @Test
    public void shouldShareBouncyCastleWithKarafWhenTlsIsInstalled() throws Exception {
        install("xcm-tcp");
        var libraries = bouncyCastle();
        assertEquals(libraries.toString(), 3, libraries.size());
        var before = bundles();
        features.installFeature("xcm-tls");
        var more = bundles();
        more.removeAll(before);
        assertEquals(Set.of("xcm.transport.btls", "xcm.transport.tls"), more);
        assertEquals(libraries, bouncyCastle());
        features.uninstallFeature("xcm-tls");
        assertEquals(before, bundles());
        assertEquals(libraries, bouncyCastle());
    }

    private Set<String> bouncyCastle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("bc"))
                .map(bundle -> bundle.getBundleId() + " " + bundle.getSymbolicName() + " " + bundle.getVersion())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    public void shouldNotDisturbTcpWhenTheFeatureOfUxGoesAndComes() throws Exception {
        install("xcm-ux", "xcm-tcp");
        try (var ux = Pair.ux();
                var traffic = Traffic.over(Pair.tcp())) {
            features.uninstallFeature("xcm-ux");
            traffic.awaitMore();
            assertEquals(Errno.ENOPROTOOPT, errno(() -> ux.echo("anybody?")));
            assertEquals(Errno.ENOPROTOOPT, errno(() -> Xcm.connect("ux:" + UUID.randomUUID())));
            features.installFeature("xcm-ux");
            traffic.awaitMore();
            assertEquals(Errno.ENOPROTOOPT, errno(() -> ux.echo("anybody?")));
        }
        try (var ux = Pair.ux()) {
            assertEquals("again", ux.echo("again"));
        }
    }

    @Test
    public void shouldNotDisturbUxWhenTheFeatureOfTcpGoesAndComes() throws Exception {
        install("xcm-ux", "xcm-tcp");
        try (var tcp = Pair.tcp();
                var traffic = Traffic.over(Pair.ux())) {
            features.uninstallFeature("xcm-tcp");
            traffic.awaitMore();
            assertEquals(Errno.ENOPROTOOPT, errno(() -> tcp.echo("anybody?")));
            assertEquals(Errno.ENOPROTOOPT, errno(() -> Xcm.server("tcp:127.0.0.1:0")));
            features.installFeature("xcm-tcp");
            traffic.awaitMore();
            assertEquals(Errno.ENOPROTOOPT, errno(() -> tcp.echo("anybody?")));
        }
        try (var tcp = Pair.tcp()) {
            assertEquals("again", tcp.echo("again"));
        }
    }

    /** Installs features as roots of their own, so that each can go alone. */
    private void install(String... names) throws Exception {
        features.installFeatures(Set.of(names), EnumSet.noneOf(FeaturesService.Option.class));
    }

    private Set<String> commands() {
        var found = shell.getRegistry().getCommands().stream()
                .filter(command -> command.getScope().equals("xcm"))
                .map(command -> command.getScope() + ":" + command.getName())
                .toList();
        assertEquals(
                "each command is there once: " + found,
                found.size(),
                Set.copyOf(found).size());
        return new TreeSet<>(found);
    }

    /** Returns the bundles that our features brought. */
    private Set<String> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "org.objectweb.asm".equals(bundle.getSymbolicName())
                        || bundle.getSymbolicName().startsWith("xcm."))
                .map(bundle -> bundle.getSymbolicName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private interface Operation {
        void run() throws Exception;
    }

    private static Errno errno(Operation operation) {
        return assertThrows(XcmException.class, operation::run).errno();
    }
}
