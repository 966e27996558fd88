package xcm.api.internal;

import java.util.Dictionary;
import java.util.Map;
import java.util.SortedSet;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import xcm.api.XcmService;

/**
 * Brings the transports of an OSGi framework into the registry; outside OSGi it is never loaded. It registers what other
 * bundles offer ({@link Extender}), takes up what is registered, by whomever ({@link Whiteboard}), and offers
 * {@link XcmService}.
 */
public final class Activator implements BundleActivator {
    private static final String TRANSPORTS = "xcm.transport";

    private Whiteboard whiteboard;
    private Extender extender;
    private volatile ServiceRegistration<XcmService> service; // null while it is not registered

    @Override
    public void start(BundleContext context) {
        Registry.becomeDynamic();
        whiteboard = new Whiteboard(context, this::announce);
        whiteboard.open();
        extender = new Extender(context);
        extender.open();
        // last: who waits for it finds the transports
        service = context.registerService(XcmService.class, new Service(), properties(Registry.names()));
        announce(); // what has changed since they were asked for
    }

    @Override
    public void stop(BundleContext context) {
        var registered = service;
        service = null;
        registered.unregister(); // first: who uses it lets go before the sockets fail
        extender.close();
        whiteboard.close();
        Registry.clear();
    }

    /**
     * Says at the service which transports are there. No lock is held while listeners are called: whoever comes to the end
     * of it last has looked last.
     */
    private void announce() {
        SortedSet<String> names;
        do {
            names = Registry.names();
            var registered = service;
            if (registered == null) {
                return; // not yet, or no longer
            }
            try {
                registered.setProperties(properties(names));
            } catch (IllegalStateException e) {
                return; // no longer
            }
        } while (!names.equals(Registry.names()));
    }

    private static Dictionary<String, ?> properties(SortedSet<String> names) {
        return FrameworkUtil.asDictionary(Map.of(TRANSPORTS, names.toArray(String[]::new)));
    }
}
