package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
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
    void shouldStartEveryBundleWhenInstalledTogether() throws Exception {
        var framework = framework();
        framework.start();
        try {
            try (var jars = Files.list(BUNDLES)) {
                for (var jar : jars.toList()) {
                    framework.getBundleContext().installBundle(jar.toUri().toString());
                }
            }
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
