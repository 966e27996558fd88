package xcm.test.hotplug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Stops a whole framework, of the same make as the container but beside it, while sockets are open and calls wait. */
public final class FrameworkStop {
    private final Container container;

    /**
     * Makes the scenario.
     *
     * @param container where to run it; the folder of jars has all bundles of the library, what they need, and this one
     */
    public FrameworkStop(Container container) {
        this.container = container;
    }

    /** Ends in time, with all sockets withdrawn and all calls ended by ENOPROTOOPT; nothing stays. */
    public void endsSocketsAndCalls() throws Exception {
        runAndStop(); // what the process opens once only is open from now on
        var footprint = Footprint.now();
        runAndStop();
        Footprint.awaitNoMoreThan(footprint);
    }

    private void runAndStop() throws Exception {
        var storage = Files.createTempDirectory("xcm-framework-");
        try {
            var framework = factory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
            framework.start();
            Callable<?> assertEnded;
            try {
                assertEnded = startResident(framework);
            } finally {
                stop(framework);
            }
            assertEnded.call();
        } finally {
            delete(storage);
        }
    }

    /** Returns the factory of the framework that this runs in. */
    private FrameworkFactory factory() {
        var system = container.context().getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        return ServiceLoader.load(FrameworkFactory.class, system.getClass().getClassLoader())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the container has no FrameworkFactory"));
    }

    /** Starts all bundles, and a resident in the one that is this one's double; returns what to call after the stop. */
    private Callable<?> startResident(Framework framework) throws Exception {
        try (var jars = Files.newDirectoryStream(container.jars(), "*.jar")) {
            for (var jar : jars) {
                framework.getBundleContext().installBundle(jar.toUri().toString());
            }
        }
        var inside = new Container(framework.getBundleContext(), container.jars());
        for (var bundle : framework.getBundleContext().getBundles()) {
            bundle.start();
        }
        var resident = inside.bundle("xcm.test.hotplug")
                .loadClass(Resident.class.getName())
                .getConstructor()
                .newInstance();
        return (Callable<?>) ((Callable<?>) resident).call();
    }

    private static void stop(Framework framework) throws BundleException, InterruptedException {
        framework.stop();
        var event = framework.waitForStop(Wait.LONGEST.toMillis());
        Check.equal(FrameworkEvent.STOPPED, event.getType(), "how the framework has stopped");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
