package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** All bundles, and nothing else, start together in an OSGi framework. */
@Timeout(60)
final class FelixIT {
    private static final Path BUNDLES = Path.of(System.getProperty("xcm.itest.target"), "bundles");

    @TempDir
    private Path cache;

    @Test
    void shouldFindTransportsAsTheirBundlesComeAndGo() throws Exception {
        var framework = framework();
        framework.start();
        try {
            var bundles = install(framework);
            for (var bundle : bundles.values()) {
                bundle.start();
            }
            var xcm = new ReflectedXcm(bundles.get("xcm.api"));
            assertEquals("[btcp, tcp, ux, uxf]", xcm.transports());
            for (var address : List.of("ux:" + UUID.randomUUID(), "tcp:127.0.0.1:0")) {
                assertEquals("hello", xcm.exchange(address, "hello"));
            }
            bundles.get("xcm.transport.ux").stop();
            assertEquals("[btcp, tcp]", xcm.transports());
            assertEquals("ENOPROTOOPT", xcm.errnoOfConnect("ux:any"));
            assertEquals("hello", xcm.exchange("tcp:127.0.0.1:0", "hello"));
            bundles.get("xcm.transport.ux").start();
            assertEquals("hello", xcm.exchange("ux:" + UUID.randomUUID(), "hello"));
        } finally {
            stop(framework);
        }
    }

    @Test
    void shouldStartEveryBundleWhenInstalledTogether() throws Exception {
        var framework = framework();
        framework.start();
        try {
            install(framework);
            for (var bundle : framework.getBundleContext().getBundles()) {
                bundle.start();
            }
            var inactive =
                    new TreeMap<>(Arrays.stream(framework.getBundleContext().getBundles())
                            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                            .collect(Collectors.toMap(Bundle::getSymbolicName, Bundle::getState)));
            assertEquals(Map.of(), inactive);
            var names = Arrays.stream(framework.getBundleContext().getBundles())
                    .map(Bundle::getSymbolicName)
                    .collect(Collectors.toSet());
            var absent = Room.all().stream()
                    .map(Room::name)
                    .filter(name -> !names.contains(name))
                    .toList();
            assertEquals(0, absent.size(), () -> "add to the dependencies of xcm.itest: " + absent);
        } finally {
            stop(framework);
        }
    }

    /** Installs all bundles; returns them by their symbolic names. */
    private static Map<String, Bundle> install(Framework framework) throws IOException, BundleException {
        var installed = new TreeMap<String, Bundle>();
        try (var jars = Files.list(BUNDLES)) {
            for (var jar : jars.toList()) {
                var bundle =
                        framework.getBundleContext().installBundle(jar.toUri().toString());
                installed.put(bundle.getSymbolicName(), bundle);
            }
        }
        return installed;
    }

    private Framework framework() {
        return ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
    }

    private static void stop(Framework framework) throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }
}
