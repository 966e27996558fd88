package xcm.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** An OSGi framework in this JVM with all our bundles and theirs, started; stopped when it is closed. */
final class Felix implements AutoCloseable {
    private static final long SECONDS = 30;

    private final Framework framework;
    private final Map<String, Bundle> bundles = new TreeMap<>();

    private Felix(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts a framework and every bundle in a folder.
     *
     * @param folder the jars
     * @param cache where the framework stores them; created if absent
     */
    static Felix start(Path folder, Path cache) throws IOException, BundleException, InterruptedException {
        return start(folder, cache, Map.of());
    }

    /** Starts a framework with these properties, too. */
    static Felix start(Path folder, Path cache, Map<String, String> properties)
            throws IOException, BundleException, InterruptedException {
        var all = new HashMap<>(properties);
        all.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        var felix = new Felix(ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(all));
        try {
            felix.framework.start();
            felix.install(folder);
            for (var bundle : felix.bundles.values()) {
                bundle.start();
            }
            return felix;
        } catch (IOException | BundleException | RuntimeException e) {
            felix.close();
            throw e;
        }
    }

    private void install(Path folder) throws IOException, BundleException {
        try (var jars = Files.list(folder)) {
            for (var jar : jars.toList()) {
                var bundle =
                        framework.getBundleContext().installBundle(jar.toUri().toString());
                bundles.put(bundle.getSymbolicName(), bundle);
            }
        }
    }

    /** Returns the bundles that were installed, by their symbolic names. */
    Map<String, Bundle> bundles() {
        return Map.copyOf(bundles);
    }

    /** Returns the bundle of this symbolic name. */
    Bundle bundle(String name) {
        return bundles.get(name);
    }

    /** Returns the API, as it is loaded now. */
    ReflectedXcm xcm() throws ClassNotFoundException {
        return new ReflectedXcm(bundle("xcm.api"));
    }

    /** Gives a bundle, and all that depend on it, new class loaders; they are active again when this returns. */
    void refresh(String name) throws InterruptedException {
        var refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle(name)), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        if (!refreshed.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not refreshed within " + SECONDS + " s: " + name);
        }
    }

    /** Reads a bundle's jar anew, and refreshes it. */
    void update(String name) throws BundleException, InterruptedException {
        bundle(name).update();
        refresh(name);
    }

    /** Returns the class loader that a bundle has now. */
    ClassLoader classLoader(String bundle) {
        return bundle(bundle).adapt(BundleWiring.class).getClassLoader();
    }

    /** Returns where the framework stores a native library for a bundle's class loader, as it tells the JVM. */
    Optional<Path> findLibrary(String bundle, String library) throws ReflectiveOperationException {
        var loader = classLoader(bundle);
        var findLibrary = loader.getClass().getDeclaredMethod("findLibrary", String.class);
        findLibrary.setAccessible(true);
        return Optional.ofNullable((String) findLibrary.invoke(loader, library)).map(Path::of);
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(SECONDS));
    }
}
