package xcm.test.hotplug;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import xcm.api.Xcm;
import xcm.api.XcmService;
import xcm.api.spi.Framing;
import xcm.linux.Errno;
import xcm.test.hotplug.application.Application;

/** Looks at what the framework knows of transports: services, capabilities, and who has them. */
public final class Services {
    private final Container container;

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     */
    public Services(Container container) {
        this.container = container;
    }

    /** Finds each transport in the service registry, by its name, in the name of its own bundle, while that is active. */
    public void transportsAreServicesOfTheirBundles() throws Exception {
        container.restore();
        for (var scheme : Scheme.values()) {
            var bundle = container.bundle(scheme.bundle());
            var services = container.services(scheme.text());
            Check.equal(1, services.size(), "services of " + scheme.text());
            Check.equal(bundle, services.get(0).getBundle(), "who offers " + scheme.text());
            bundle.stop();
            Check.equal(List.of(), container.services(scheme.text()), "services of " + scheme.text());
            bundle.start();
            Check.equal(1, container.services(scheme.text()).size(), "services of " + scheme.text());
        }
        var all = container.services("*").stream()
                .map(reference -> reference.getProperty("xcm.transport"))
                .collect(Collectors.toSet());
        Check.equal(Scheme.names(), all, "transports that are services");
    }

    /** Uses the service of the library itself. */
    public void libraryIsAService() throws Exception {
        container.restore();
        var reference = container.context().getServiceReference(XcmService.class);
        Check.that(reference != null, "there is no XcmService");
        var xcm = container.context().getService(reference);
        try (var server = xcm.server(Scheme.UX.newAddress());
                var client = xcm.connect(Pair.addressOf(server));
                var accepted = server.accept()) {
            new Pair(server, client, accepted).exchange(1);
            Check.equal(Xcm.transports(), xcm.transports(), "transports");
            Check.equal(3, xcm.sockets().size(), "open sockets");
        } finally {
            container.context().ungetService(reference);
        }
        Check.equal(List.of(), Xcm.sockets(), "open sockets");
    }

    /** Registers a transport by hand: it can be used until it is unregistered, or what it is built on goes. */
    public void anybodyMayRegisterATransport() throws Exception {
        container.restore();
        var footprint = Footprint.now();
        try (var registered = Registered.of(container, new Own());
                var stream = Pair.open(Scheme.BTCP)) {
            Check.that(Xcm.transports().contains(Own.NAME), "transports: " + Xcm.transports());
            try (var own = openOwn()) {
                registered.unregister();
                own.assertWithdrawn();
            }
            stream.exchange(1); // what it was built on is still there
            assertNoOwn();
        }
        var again = Registered.of(container, new Own());
        try (again;
                var own = openOwn()) {
            var tcp = container.bundle(TransportBundle.TCP);
            tcp.stop();
            own.assertWithdrawn();
            assertNoOwn();
            tcp.start();
            openOwn().close();
        }
        Footprint.awaitNoMoreThan(footprint);
    }

    /** Installs an application that requires a transport: it resolves, and can start, only when a bundle offers that. */
    public void applicationsMayRequireATransport() throws Exception {
        for (var transport : TransportBundle.values()) {
            for (var scheme : transport.schemes()) {
                container.restore();
                container.uninstall(container.bundle(transport));
                var jar = application(scheme);
                try {
                    requireTransport(scheme, jar);
                } finally {
                    Files.delete(jar);
                    container.restore();
                }
            }
        }
    }

    private void requireTransport(Scheme scheme, Path jar) throws Exception {
        var application = container.context().installBundle(jar.toUri().toString());
        try {
            Check.that(!container.resolve(application), application + " resolves without " + scheme.text());
            try {
                application.start();
                throw new AssertionError(application + " starts without " + scheme.text());
            } catch (BundleException e) {
                Check.equal(BundleException.RESOLVE_ERROR, e.getType(), "the reason why it does not start");
            }
            container.start(scheme.bundle());
            Check.that(container.resolve(application), application + " does not resolve with " + scheme.text());
            application.start(); // talks
            Check.equal(Bundle.ACTIVE, application.getState(), "the application's state");
        } finally {
            container.uninstall(application);
        }
    }

    /** Makes an application that comes after the transport, and talks with itself as it starts. */
    private static Path application(Scheme scheme) throws Exception {
        var jar = BundleJar.named("xcm.test.hotplug.application")
                .header(Constants.BUNDLE_ACTIVATOR, Application.class.getName())
                .header(Constants.IMPORT_PACKAGE, "org.osgi.framework,xcm.api,xcm.attr,xcm.linux")
                .header(Constants.REQUIRE_CAPABILITY, "xcm.transport;filter:=\"(xcm.transport=" + scheme.text() + ")\"")
                .header(Application.ADDRESS, scheme.newAddress())
                .type(Application.class);
        if (scheme.isTls()) {
            jar.entry(Application.CERTIFICATE, pem(Credentials.certificate()))
                    .entry(Application.KEY, pem(Credentials.key()))
                    .entry(Application.TRUSTED, pem(Credentials.trusted()));
        }
        return jar.write();
    }

    private static InputStream pem(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Pair openOwn() throws Exception {
        var server = Xcm.server(Own.ADDRESS);
        var pair = new Pair(server, Xcm.connect(Pair.addressOf(server)), server.accept());
        pair.exchange(1);
        return pair;
    }

    private static void assertNoOwn() {
        Check.fails(Errno.ENOPROTOOPT, "server on " + Own.ADDRESS, () -> Xcm.server(Own.ADDRESS));
    }

    /** Is a transport of somebody else, over a byte stream transport of the library. */
    private static final class Own extends Framing {
        static final String NAME = "own";
        static final String ADDRESS = "own:127.0.0.1:0";

        Own() {
            super(NAME, "btcp");
        }
    }
}
