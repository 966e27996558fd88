package xcm.test.hotplug;

import java.security.Security;
import java.util.List;
import java.util.Properties;

/** Looks at what transports do to the JVM that they share with others. */
public final class Guest {
    private static final String LIBRARY = "org.bouncycastle";

    private final Container container;

    /**
     * Makes the scenario.
     *
     * @param container where to run it
     */
    public Guest(Container container) {
        this.container = container;
    }

    /**
     * Starts the bundles anew and uses TLS: no security provider is added, no system property is set, and the library that
     * helps with it logs nothing.
     */
    public void leavesTheJvmAlone() throws Exception {
        container.restore();
        var providers = List.of(Security.getProviders());
        var properties = (Properties) System.getProperties().clone();
        try (var log = new LibraryLog(LIBRARY)) {
            for (var scheme : TransportBundle.BTLS.affected()) {
                container.uninstall(container.bundle(scheme.bundle()));
            }
            container.restore();
            for (var scheme : TransportBundle.BTLS.affected()) {
                Pairs.open(List.of(scheme)).close();
                var groups = scheme.attributes().toBuilder().add("tls.groups", "P-384:P-256");
                try (var pair = Pair.open(scheme, "localhost", groups.build())) {
                    pair.exchange(1);
                }
            }
            Check.equal(List.of(), log.lines(), "what " + LIBRARY + " has logged");
        }
        Check.equal(providers, List.of(Security.getProviders()), "security providers");
        Check.equal(properties, System.getProperties(), "system properties");
    }
}
