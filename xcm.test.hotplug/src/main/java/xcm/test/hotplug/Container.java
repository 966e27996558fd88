package xcm.test.hotplug;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import xcm.api.spi.Transport;

/**
 * Is the framework that a scenario runs in, and where the jars are that it installs.
 *
 * @param context of any active bundle that is never stopped by a scenario: that of the test
 * @param jars the folder with {@code SYMBOLIC-NAME.jar} for each bundle of the library
 */
public record Container(BundleContext context, Path jars) {
    /** Returns the jar of a bundle. */
    Path jar(String symbolicName) {
        var jar = jars.resolve(symbolicName + ".jar");
        Check.that(Files.isRegularFile(jar), jar + " is not there");
        return jar;
    }

    /** Finds an installed bundle. */
    Optional<Bundle> find(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /** Returns a bundle, which is there. */
    Bundle bundle(String symbolicName) {
        return find(symbolicName).orElseThrow(() -> new AssertionError(symbolicName + " is not installed"));
    }

    /** Returns a transport's bundle, which is there. */
    Bundle bundle(TransportBundle transport) {
        return bundle(transport.symbolicName());
    }

    /** Installs a bundle and starts it. */
    Bundle start(Path jar) throws BundleException {
        var bundle = context.installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    /** Installs a transport's bundle, as it was built, and starts it. */
    Bundle start(TransportBundle transport) throws BundleException {
        return start(jar(transport.symbolicName()));
    }

    /** Uninstalls a bundle, and has the framework forget it. */
    void uninstall(Bundle bundle) throws BundleException, InterruptedException {
        bundle.uninstall();
        refresh(List.of(bundle));
    }

    /** Has the framework wire bundles, and what is wired to them, anew. */
    void refresh(Collection<Bundle> bundles) throws InterruptedException {
        var done = new CountDownLatch(1);
        framework().refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        Check.that(done.await(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS), "the refresh does not end");
    }

    /** Has the framework resolve a bundle; returns whether it could. */
    boolean resolve(Bundle bundle) {
        return framework().resolveBundles(List.of(bundle));
    }

    private FrameworkWiring framework() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** Returns the services that a bundle has registered for a transport, or all bundles' for {@code *}. */
    List<ServiceReference<Transport>> services(String transport) {
        try {
            return List.copyOf(context.getServiceReferences(Transport.class, "(xcm.transport=" + transport + ")"));
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalArgumentException(transport, e);
        }
    }

    /** Has all bundles of the library be there, once, as they were built, and active: where a scenario starts. */
    void restore() throws BundleException {
        bundle("xcm.api").start();
        for (var transport : TransportBundle.values()) {
            if (find(transport.symbolicName()).isEmpty()) {
                start(transport);
            }
            bundle(transport).start();
        }
    }
}
