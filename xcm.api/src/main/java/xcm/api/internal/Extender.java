package xcm.api.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import xcm.api.spi.Transport;

/**
 * Registers the transports that active bundles offer in META-INF/services as OSGi services, in the name of those bundles,
 * with the attributes of their {@code osgi.serviceloader} capability as properties: {@code xcm.transport}, and
 * {@code service.ranking} if it is given (OSGi Compendium 133.5.2, "Registering Services"). Only bundles whose requirement
 * of the extender {@code xcm.transport} is wired to this bundle are looked at.
 */
final class Extender extends BundleTracker<List<ServiceRegistration<Transport>>> {
    private static final System.Logger LOGGER = System.getLogger("xcm.api");
    private static final String EXTENDER = "osgi.extender";
    private static final String NAME = "xcm.transport";
    private static final String SERVICE_LOADER = "osgi.serviceloader";

    Extender(BundleContext context) {
        super(context, Bundle.ACTIVE, null);
    }

    @Override
    public List<ServiceRegistration<Transport>> addingBundle(Bundle bundle, BundleEvent event) {
        var wiring = bundle.adapt(BundleWiring.class);
        return wiring == null || !isWiredHere(wiring) ? null : register(bundle, wiring);
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<ServiceRegistration<Transport>> registrations) {
        for (var registration : registrations) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                LOGGER.log(Level.TRACE, "the framework was faster: the bundle has stopped", e);
            }
        }
    }

    private boolean isWiredHere(BundleWiring wiring) {
        var wires = wiring.getRequiredWires(EXTENDER);
        return wires != null // else the bundle is refreshed already
                && wires.stream()
                        .anyMatch(wire ->
                                NAME.equals(wire.getCapability().getAttributes().get(EXTENDER))
                                        && wire.getProvider().getBundle().equals(context.getBundle()));
    }

    private static List<ServiceRegistration<Transport>> register(Bundle bundle, BundleWiring wiring) {
        var registrations = new ArrayList<ServiceRegistration<Transport>>();
        var providers = ServiceLoader.load(Transport.class, wiring.getClassLoader()).stream()
                .iterator();
        var context = bundle.getBundleContext();
        while (context != null) { // else the bundle stops already
            try {
                if (!providers.hasNext()) {
                    return registrations;
                }
                var provider = providers.next();
                if (provider.type().getClassLoader() == wiring.getClassLoader()) { // else it is another bundle's
                    registrations.add(context.registerService(
                            Transport.class, provider.get(), properties(wiring, provider.type())));
                }
            } catch (ServiceConfigurationError e) {
                LOGGER.log(Level.WARNING, "a transport of " + bundle + " cannot be used", e);
            } catch (IllegalStateException e) {
                LOGGER.log(Level.TRACE, bundle + " stops already", e);
                return registrations;
            }
        }
        return registrations;
    }

    private static Dictionary<String, Object> properties(BundleWiring wiring, Class<?> provider) {
        var properties = new HashMap<String, Object>();
        var capabilities = wiring.getCapabilities(SERVICE_LOADER);
        if (capabilities == null) {
            throw new IllegalStateException("the wiring is in use no longer");
        }
        for (var capability : capabilities) {
            if (provider.getName().equals(capability.getDirectives().get("register"))) {
                properties.putAll(capability.getAttributes());
            }
        }
        properties.remove(SERVICE_LOADER);
        properties.keySet().removeIf(name -> name.startsWith("."));
        // A manifest knows no Integer, and the framework takes nothing else for a ranking (OSGi Core 5.2.5).
        properties.computeIfPresent(
                Constants.SERVICE_RANKING, (name, value) -> value instanceof Long ranking ? ranking.intValue() : value);
        return FrameworkUtil.asDictionary(properties);
    }
}
