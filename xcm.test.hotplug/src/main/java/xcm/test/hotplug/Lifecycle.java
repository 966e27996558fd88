package xcm.test.hotplug;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleWiring;
import xcm.api.Xcm;
import xcm.linux.Errno;

/**
 * Takes the bundle of a transport through its life, while sockets of it are open and the transports of other bundles are in
 * use: those must not be disturbed.
 */
public final class Lifecycle {
    private final Container container;
    private final TransportBundle transport;

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     * @param transport the bundle to work on
     */
    public Lifecycle(Container container, TransportBundle transport) {
        this.container = container;
        this.transport = transport;
    }

    /** Stops and starts the bundle: its sockets end, and new ones work afterwards. */
    public void stopAndStart() throws Exception {
        run(others -> {
            var bundle = container.bundle(transport);
            try (var before = Pairs.open(transport.affected())) {
                others.during("stop", bundle::stop);
                before.assertWithdrawn();
                assertGone();
                others.during("start", bundle::start);
                before.assertWithdrawn();
                use();
            }
        });
    }

    /** Uninstalls the bundle, and installs it anew. */
    public void uninstallAndInstall() throws Exception {
        run(others -> {
            var bundle = container.bundle(transport);
            try (var before = Pairs.open(transport.affected())) {
                others.during("uninstall", () -> container.uninstall(bundle));
                before.assertWithdrawn();
                assertGone();
                others.during("install", () -> container.start(transport));
                Check.that(container.bundle(transport) != bundle, "the bundle is not a new one");
                before.assertWithdrawn();
                use();
            }
        });
    }

    /** Has the framework wire the bundle anew: it is stopped, gets a new class loader, and is started. */
    public void refresh() throws Exception {
        run(others -> {
            var bundle = container.bundle(transport);
            var loader = new WeakReference<>(loaderOf(bundle));
            try (var before = Pairs.open(transport.affected())) {
                others.during("refresh", () -> container.refresh(List.of(bundle)));
                before.assertWithdrawn();
                Check.equal(Bundle.ACTIVE, bundle.getState(), "the state after the refresh");
                Check.that(loaderOf(bundle) != loader.get(), "the class loader is still the same");
                assertServedBy(bundle);
                use();
            }
        });
    }

    /** Updates the bundle to a new version, which serves new sockets, while the old one's class loader goes. */
    public void update() throws Exception {
        var original = container.jar(transport.symbolicName());
        var newer = new Version(9, 8, 7, "newer");
        var jar = BundleJar.copyOf(original)
                .header(Constants.BUNDLE_VERSION, newer.toString())
                .write();
        try {
            run(others -> {
                var bundle = container.bundle(transport);
                var version = bundle.getVersion();
                try (var first = Pairs.open(transport.affected())) {
                    var originalLoader = update(bundle, jar, newer, first, others);
                    try (var second = Pairs.open(transport.affected())) {
                        var newerLoader = update(bundle, original, version, second, others);
                        assertCollected(List.of(originalLoader, newerLoader), others);
                        second.assertWithdrawn();
                    }
                    first.assertWithdrawn();
                }
            });
        } finally {
            Files.delete(jar);
        }
    }

    /** Updates the bundle, which takes its sockets away; returns the class loader that was replaced. */
    private WeakReference<ClassLoader> update(
            Bundle bundle, Path jar, Version version, Pairs before, Conversations others) throws Exception {
        var loader = new WeakReference<>(loaderOf(bundle));
        others.during("update", () -> {
            try (var in = Files.newInputStream(jar)) {
                bundle.update(in);
            }
            container.refresh(List.of(bundle));
        });
        before.assertWithdrawn();
        Check.equal(version, bundle.getVersion(), "the version after the update");
        assertServedBy(bundle);
        return loader;
    }

    /**
     * Fails unless class loaders of versions that were replaced go, while the present version is in use.
     *
     * <p>The conversations of the other transports end before. They share methods with this one, which the JIT compiler may
     * have made code for with methods of a version inlined that is gone now; and the JVM keeps such code, with the classes
     * in it, for as long as any thread is in it, be it for another transport. Of those threads one always is.
     */
    private void assertCollected(List<WeakReference<ClassLoader>> replaced, Conversations others) throws Exception {
        try (var after = Pairs.open(transport.affected())) {
            others.close();
            Collected.await(replaced, "the class loader of each version that was replaced");
            after.exchange();
        }
    }

    private interface Steps {
        void run(Conversations others) throws Exception;
    }

    /** Runs the steps beside traffic in all other transports, and fails if something of them stays open. */
    private void run(Steps steps) throws Exception {
        container.restore();
        use();
        var footprint = Footprint.now();
        try (var others = Conversations.start(transport.unaffected())) {
            steps.run(others);
        }
        Footprint.awaitNoMoreThan(footprint);
    }

    private void use() throws Exception {
        Pairs.open(transport.affected()).close();
    }

    /**
     * Fails unless there is none of the bundle's transports, and each of the others; those that are built on it are there, but
     * of no use.
     */
    private void assertGone() {
        var names = Xcm.transports();
        for (var scheme : Scheme.values()) {
            Check.equal(scheme.bundle() != transport, names.contains(scheme.text()), scheme.text() + " is there");
        }
        for (var scheme : transport.affected()) {
            var address = scheme.newAddress();
            Check.fails(Errno.ENOPROTOOPT, "connect to " + address, () -> Xcm.connect(address, scheme.attributes()));
            Check.fails(Errno.ENOPROTOOPT, "server on " + address, () -> Xcm.server(address, scheme.attributes()));
            int left = scheme.bundle() == transport ? 0 : 1;
            Check.equal(left, container.services(scheme.text()).size(), "services of " + scheme.text());
        }
    }

    /** Fails unless the transports that are registered are objects of the classes in the bundle's present jar. */
    private void assertServedBy(Bundle bundle) throws Exception {
        for (var scheme : transport.schemes()) {
            var services = container.services(scheme.text());
            Check.equal(1, services.size(), "services of " + scheme.text());
            var service = container.context().getService(services.get(0));
            try {
                Check.that(service.getClass().getClassLoader() == loaderOf(bundle), service + " is of another loader");
                Check.equal(bundle.getVersion().toString(), versionInJarOf(service), "the version in the jar");
            } finally {
                container.context().ungetService(services.get(0));
            }
        }
    }

    private static String versionInJarOf(Object service) throws Exception {
        try (var in = service.getClass().getResourceAsStream("/" + JarFile.MANIFEST_NAME)) {
            return new Manifest(in).getMainAttributes().getValue(Constants.BUNDLE_VERSION);
        }
    }

    private static ClassLoader loaderOf(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getClassLoader();
    }
}
