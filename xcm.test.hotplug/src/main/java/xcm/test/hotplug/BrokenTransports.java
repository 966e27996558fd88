package xcm.test.hotplug;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import xcm.api.Xcm;
import xcm.api.spi.Transport;
import xcm.test.hotplug.broken.FailingToBeMade;
import xcm.test.hotplug.broken.FailingToBeNamed;
import xcm.test.hotplug.broken.Sound;

/** Starts a bundle with transports that fail as soon as they are touched. */
public final class BrokenTransports {
    private static final String NAME = "xcm.test.hotplug.broken";
    private static final List<Class<? extends Transport>> PROVIDERS =
            List.of(FailingToBeMade.class, FailingToBeNamed.class, Sound.class);

    private final Container container;

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     */
    public BrokenTransports(Container container) {
        this.container = container;
    }

    /** Disturbs nobody: neither other bundles nor the sound transport of the same one; tells of each failure once. */
    public void disturbNobody() throws Exception {
        container.restore();
        var jar = BundleJar.named(NAME)
                .header(Constants.IMPORT_PACKAGE, "xcm.api.spi,xcm.linux")
                .header(Constants.REQUIRE_CAPABILITY, "osgi.extender;filter:=\"(osgi.extender=xcm.transport)\"")
                .header(Constants.PROVIDE_CAPABILITY, offers())
                .entry("META-INF/services/" + Transport.class.getName(), services());
        for (var provider : PROVIDERS) {
            jar.type(provider);
        }
        var file = jar.write();
        try (var others = Conversations.start(Arrays.asList(Scheme.values()));
                var log = new LibraryLog("xcm.api")) {
            var bundle = container.context().installBundle(file.toUri().toString());
            try {
                others.during("the start of broken transports", bundle::start);
                Check.equal(Bundle.ACTIVE, bundle.getState(), "the state of the bundle");
                assertToldOnce(log.lines());
                var transports = new TreeSet<>(Scheme.names());
                transports.add("sound");
                Check.equal(transports, Xcm.transports(), "transports");
                useSound();
                others.during("the stop of broken transports", bundle::stop);
            } finally {
                container.uninstall(bundle);
            }
            Check.equal(2, log.lines().size(), "lines in the log: " + log.lines());
        } finally {
            Files.delete(file);
        }
    }

    private static void useSound() throws Exception {
        try (var server = Xcm.server("sound:127.0.0.1:0");
                var client = Xcm.connect(Pair.addressOf(server));
                var accepted = server.accept()) {
            new Pair(server, client, accepted).exchange(1);
        }
    }

    private static void assertToldOnce(List<String> lines) {
        Check.equal(2, lines.size(), "lines in the log: " + lines);
        for (var line : lines) {
            Check.that(line.contains(NAME), "the log does not say which bundle: " + line);
        }
    }

    private static String offers() {
        return PROVIDERS.stream()
                .map(provider -> "osgi.serviceloader;osgi.serviceloader=\"xcm.api.spi.Transport\";register:=\""
                        + provider.getName() + "\"")
                .collect(Collectors.joining(","));
    }

    private static ByteArrayInputStream services() {
        var names = PROVIDERS.stream().map(Class::getName).collect(Collectors.joining("\n"));
        return new ByteArrayInputStream(names.getBytes(StandardCharsets.UTF_8));
    }
}
