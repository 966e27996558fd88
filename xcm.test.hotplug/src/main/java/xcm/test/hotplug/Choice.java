package xcm.test.hotplug;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import xcm.api.XcmException;

/**
 * Has two bundles offer the same transports: the greater {@code service.ranking} serves new sockets, else the older one, and
 * the other one takes over when that goes. Which of them serves a socket shows when one of them is stopped.
 */
public final class Choice {
    /** Where the capability that is registered as a service gets the ranking as one more attribute. */
    private static final String OFFER = "osgi.serviceloader=\"xcm.api.spi.Transport\"";

    private final Container container;
    private final TransportBundle transport;

    /**
     * Makes the scenarios.
     *
     * @param container where to run them
     * @param transport the bundle that gets a rival: a copy of it with another symbolic name
     */
    public Choice(Container container, TransportBundle transport) {
        this.container = container;
        this.transport = transport;
    }

    /** Starts a bundle that ranks higher by its manifest: it serves new sockets, and leaves those there are alone. */
    public void higherRankingWins() throws Exception {
        withRival(10, (original, rival) -> {
            try (var before = open()) {
                rival.start();
                try (var after = open()) {
                    before.exchange();
                    rival.stop();
                    after.assertWithdrawn();
                    before.exchange();
                }
                rival.start();
                try (var after = open()) {
                    original.stop();
                    before.assertWithdrawn();
                    after.exchange();
                }
            }
        });
    }

    /** Starts a bundle that ranks lower by its manifest: it serves when the other one is gone, and only then. */
    public void lowerRankingTakesOver() throws Exception {
        withRival(-10, (original, rival) -> {
            rival.start();
            try (var before = open()) {
                original.stop();
                before.assertWithdrawn();
                try (var between = open()) {
                    original.start();
                    between.exchange();
                    try (var after = open()) {
                        rival.stop();
                        between.assertWithdrawn();
                        after.exchange();
                    }
                }
            }
        });
    }

    /** Starts two bundles of equal ranking, in both orders: the one that was there first serves. */
    public void olderWinsOfEquals() throws Exception {
        withRival(0, (original, rival) -> {
            rival.start();
            assertServes(original, rival);
            rival.start();
            original.start(); // is the younger one now
            assertServes(rival, original);
        });
    }

    /** Changes the ranking of a transport that is registered by hand: new sockets follow it at once. */
    public void rankingChangesAtRunTime() throws Exception {
        container.restore();
        var footprint = Footprint.now();
        for (var scheme : transport.schemes()) {
            try (var byHand = Registered.copyOf(container, scheme)) {
                byHand.rank(-1);
                try (var lower = Pair.open(scheme)) {
                    byHand.rank(1);
                    try (var higher = Pair.open(scheme)) {
                        byHand.rank(-1);
                        try (var lowerAgain = Pair.open(scheme)) {
                            byHand.unregister();
                            higher.assertWithdrawn();
                            lower.exchange(1);
                            lowerAgain.exchange(1);
                        }
                    }
                }
            }
        }
        Footprint.awaitNoMoreThan(footprint);
    }

    private interface Steps {
        void run(Bundle original, Bundle rival) throws Exception;
    }

    /** Runs the steps with a rival that is installed, not started. */
    private void withRival(int ranking, Steps steps) throws Exception {
        container.restore();
        var footprint = Footprint.now();
        var jar = rival(ranking);
        try {
            var rival = container.context().installBundle(jar.toUri().toString());
            try {
                steps.run(container.bundle(transport), rival);
            } finally {
                container.uninstall(rival);
            }
        } finally {
            Files.delete(jar);
            container.restore();
        }
        open().close();
        Footprint.awaitNoMoreThan(footprint);
    }

    private Path rival(int ranking) throws Exception {
        var copy = BundleJar.copyOf(container.jar(transport.symbolicName()));
        var offers = copy.header(Constants.PROVIDE_CAPABILITY);
        var ranked = offers.replace(OFFER, OFFER + ";service.ranking:Long=" + ranking);
        Check.that(!ranked.equals(offers), "there is nothing to be ranked in " + offers);
        return copy.header(Constants.BUNDLE_SYMBOLICNAME, transport.symbolicName() + ".rival")
                .header(Constants.PROVIDE_CAPABILITY, ranked)
                .write();
    }

    private Pairs open() throws XcmException {
        return Pairs.open(transport.schemes());
    }

    /** Fails unless new sockets are of one bundle and not of the other; both are stopped then. */
    private void assertServes(Bundle winner, Bundle loser) throws Exception {
        try (var sockets = open()) {
            loser.stop();
            sockets.exchange();
            winner.stop();
            sockets.assertWithdrawn();
        }
    }
}
