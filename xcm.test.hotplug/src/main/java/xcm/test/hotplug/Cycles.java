package xcm.test.hotplug;

import java.util.ArrayList;
import java.util.List;
import xcm.api.XcmPoller;

/**
 * Installs the bundle of a transport, uses it and uninstalls it, again and again, while the application keeps the sockets and
 * the exceptions that it has of it: nothing of the bundle must stay.
 */
public final class Cycles {
    /** How many cycles are counted. */
    private static final int COUNTED = 200;

    /** How many cycles go before: the framework starts its threads, and the JDK makes classes for reflective calls. */
    private static final int WARM_UP = 30;

    /** How many generations later the application closes the sockets that it lost: descriptors are not without limit. */
    private static final int CLOSED_AFTER = 10;

    /**
     * What may be more after the counted cycles. No descriptor and no thread. One class for two cycles, which is less than
     * the least that a cycle could leave: the JDK makes some for itself, once, when a method handle was called 127 times.
     * And of the heap 5 KiB for each cycle: less than an open socket takes, let alone a bundle.
     */
    private static final Census ALLOWED = new Census(0, 0, COUNTED / 2, COUNTED * 5L << 10);

    private final Container container;
    private final TransportBundle transport;
    private final List<Generation> generations = new ArrayList<>();

    /**
     * Makes the scenario.
     *
     * @param container where to run it
     * @param transport the bundle that comes and goes
     */
    public Cycles(Container container, TransportBundle transport) {
        this.container = container;
        this.transport = transport;
    }

    /** Counts descriptors, threads, classes, class loaders and the heap before and after 200 cycles. */
    public void leaveNothing() throws Exception {
        container.restore();
        container.uninstall(container.bundle(transport));
        try (var poller = XcmPoller.open()) {
            cycle(WARM_UP, poller);
            var before = Census.least();
            cycle(COUNTED, poller);
            Wait.until("as much as before, " + before, Census::take, after -> after.isWithin(before, ALLOWED));
        }
        container.restore();
    }

    private void cycle(int times, XcmPoller poller) throws Exception {
        for (int i = 0; i < times; i++) {
            generations.add(cycle(poller));
            if (i >= CLOSED_AFTER) {
                generations.get(i - CLOSED_AFTER).close();
            }
        }
        // All sockets and exceptions are still kept, and the last ones are still open.
        Collected.await(generations.stream().map(Generation::loader).toList(), "each generation's class loader");
        generations.forEach(Generation::close);
        generations.clear();
    }

    private Generation cycle(XcmPoller poller) throws Exception {
        var bundle = container.start(transport);
        var generation = new Generation(transport, bundle, poller);
        generation.use();
        container.uninstall(bundle);
        generation.assertWithdrawn();
        return generation;
    }
}
