package xcm.test.hotplug;

import java.util.List;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.linux.Errno;

/**
 * Takes away what {@code utls} is built on: a connection is settled on one of two transports, and goes with that one only; a
 * server goes with either that it has.
 */
public final class Alternatives {
    /** The name of this host that servers have. */
    private static final String NAME = "127.0.0.1";

    /** A name by which they are found, but not by ux. */
    private static final String OTHER_NAME = "localhost";

    private final Container container;

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     */
    public Alternatives(Container container) {
        this.container = container;
    }

    /** Stops ux: what is new is served by tls, and goes on when ux is back; what is new then is served by ux again. */
    public void servesByTlsWithoutUx() throws Exception {
        container.restore();
        open(NAME, "ux").close();
        var footprint = Footprint.now();
        var ux = container.bundle(TransportBundle.UX);
        ux.stop();
        try (var without = open(NAME, "tls")) {
            ux.start();
            without.exchange(1);
            try (var again = open(NAME, "ux")) {
                ux.stop();
                again.assertWithdrawn();
                without.exchange(2); // never had ux
                try (var more = Xcm.connect(Pair.addressOf(without.server()), Scheme.UTLS.nonBlocking())) {
                    Check.equal("tls", more.transport(), "the transport of one more connection");
                }
            }
        } finally {
            container.restore();
        }
        Footprint.awaitNoMoreThan(footprint);
    }

    /** Stops ux: connections by ux go, and servers that have it; connections by tls go on, and new ones are of tls. */
    public void goesWithUxOnlyIfSettledOnIt() throws Exception {
        goesWith(TransportBundle.UX, NAME, OTHER_NAME, () -> open(NAME, "tls").close());
    }

    /** Stops each of what tls is built on: connections by tls go, and servers; connections by ux go on. */
    public void goesWithTlsOnlyIfSettledOnIt() throws Exception {
        for (var transport : List.of(TransportBundle.TCP, TransportBundle.BTLS, TransportBundle.TLS)) {
            goesWith(transport, OTHER_NAME, NAME, () -> {
                var address = Scheme.UTLS.newAddress();
                var attributes = Scheme.UTLS.attributes();
                Check.fails(Errno.ENOPROTOOPT, "server on " + address, () -> Xcm.server(address, attributes));
                Check.fails(Errno.ENOPROTOOPT, "connect to " + address, () -> Xcm.connect(address, attributes));
            });
        }
    }

    private void goesWith(TransportBundle transport, String going, String staying, Check.Operation afterwards)
            throws Exception {
        container.restore();
        var footprint = Footprint.now();
        try (var one = open(going, going.equals(NAME) ? "ux" : "tls");
                var other = open(staying, staying.equals(NAME) ? "ux" : "tls")) {
            container.bundle(transport).stop();
            one.assertWithdrawn();
            Check.fails(Errno.ENOPROTOOPT, "accept on " + other.server(), other.server()::accept);
            other.exchange(1);
            afterwards.run();
            container.bundle(transport).start();
            one.assertWithdrawn();
            other.exchange(2);
            open(NAME, "ux").close();
            open(OTHER_NAME, "tls").close();
        } finally {
            container.restore();
        }
        Footprint.awaitNoMoreThan(footprint);
    }

    private static Pair open(String host, String transport) throws XcmException {
        var pair = Pair.open(Scheme.UTLS, host, Scheme.UTLS.attributes());
        for (XcmConnection connection : List.of(pair.client(), pair.accepted())) {
            Check.equal(transport, connection.transport(), "the transport of " + connection);
        }
        pair.exchange(1);
        return pair;
    }
}
