package xcm.test.hotplug;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import xcm.api.Xcm;
import xcm.linux.Errno;

/** Stops the bundle of the library itself. */
public final class LibraryStop {
    private final Container container;

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     */
    public LibraryStop(Container container) {
        this.container = container;
    }

    /** Stops {@code xcm.api} while sockets are open: all end; when it is started again it finds all transports. */
    public void endsSocketsAndFindsTransportsAgain() throws Exception {
        container.restore();
        var schemes = Arrays.asList(Scheme.values());
        Pairs.open(schemes).close();
        var footprint = Footprint.now();
        var library = container.bundle("xcm.api");
        try (var before = Pairs.open(schemes)) {
            library.stop();
            before.assertWithdrawn();
            Check.equal(Set.of(), Xcm.transports(), "transports of the stopped library");
            Check.equal(List.of(), container.services("*"), "transports that are services");
            for (var scheme : schemes) {
                var address = scheme.newAddress();
                Check.fails(Errno.ENOPROTOOPT, "server on " + address, () -> Xcm.server(address, scheme.attributes()));
            }
            library.start();
            before.assertWithdrawn();
            Check.equal(Scheme.names(), Xcm.transports(), "transports");
            Pairs.open(schemes).close();
        } finally {
            container.restore();
        }
        Footprint.awaitNoMoreThan(footprint);
    }
}
