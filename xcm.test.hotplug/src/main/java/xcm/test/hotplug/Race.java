package xcm.test.hotplug;

/**
 * Opens sockets in the very moments in which their transport goes and comes: each works and is then withdrawn, or cannot be
 * opened with ENOPROTOOPT.
 */
public final class Race {
    private static final int ROUNDS = 50;

    private final Container container;
    private final TransportBundle transport;

    /**
     * Makes the scenario.
     *
     * @param container where to run it
     * @param transport the bundle that is stopped and started
     */
    public Race(Container container, TransportBundle transport) {
        this.container = container;
        this.transport = transport;
    }

    /** Stops and starts the bundle 50 times, while two threads open sockets as fast as they can. */
    public void openOrNot() throws Exception {
        container.restore();
        Pairs.open(transport.schemes()).close();
        var footprint = Footprint.now();
        var bundle = container.bundle(transport);
        try (var one = new Opener(transport.schemes());
                var other = new Opener(transport.schemes())) {
            for (int i = 0; i < ROUNDS; i++) {
                one.awaitOpened();
                other.awaitOpened();
                bundle.stop();
                one.awaitGone();
                other.awaitGone();
                bundle.start();
            }
        } finally {
            container.restore();
        }
        Footprint.awaitNoMoreThan(footprint);
    }
}
