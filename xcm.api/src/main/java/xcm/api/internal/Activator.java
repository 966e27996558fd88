package xcm.api.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;
import xcm.api.spi.Transport;

/**
 * Loaded by an OSGi framework only (Bundle-Activator). Registers as an OSGi service each Transport that an
 * active bundle offers in META-INF/services, and keeps the registry in step with those services (and with any that
 * were registered by other means: DS, an activator, SPI Fly).
 */
public final class Activator implements BundleActivator {
    private static final String EXTENDER = "osgi.extender";
    private static final String NAME = "xcm.transport";

    private ServiceTracker<Transport, Transport> services;
    private BundleTracker<List<ServiceRegistration<?>>> bundles;

    @Override
    public void start(BundleContext context) {
        Registry.dynamic(true);
        services = new Services(context);
        services.open();
        bundles = new Bundles(context);
        bundles.open();
    }

    @Override
    public void stop(BundleContext context) {
        bundles.close();
        services.close();
        Registry.dynamic(false);
    }

    /** Service in, service out. */
    private static final class Services extends ServiceTracker<Transport, Transport> {
        Services(BundleContext context) {
            super(context, Transport.class, null);
        }

        @Override
        public Transport addingService(ServiceReference<Transport> ref) {
            var provider = super.addingService(ref);
            if (provider != null) Registry.add(ref, provider);
            return provider;
        }

        @Override
        public void removedService(ServiceReference<Transport> ref, Transport provider) {
            Registry.remove(ref);
            super.removedService(ref, provider);
        }
    }

    /** Bundle in, its providers registered in its own name; the framework unregisters them when it stops. */
    private static final class Bundles extends BundleTracker<List<ServiceRegistration<?>>> {
        Bundles(BundleContext context) {
            super(context, Bundle.ACTIVE, null);
        }

        @Override
        public List<ServiceRegistration<?>> addingBundle(Bundle bundle, BundleEvent event) {
            var wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null || !wiredToUs(wiring)) return null;
            var registrations = new ArrayList<ServiceRegistration<?>>();
            var loader = wiring.getClassLoader();
            for (var p : ServiceLoader.load(Transport.class, loader)) {
                if (p.getClass().getClassLoader() == loader) {
                    registrations.add(bundle.getBundleContext().registerService(Transport.class, p, null));
                }
            }
            return registrations;
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, List<ServiceRegistration<?>> registrations) {
            for (var r : registrations) {
                try {
                    r.unregister();
                } catch (IllegalStateException alreadyGone) {
                    // the bundle has stopped: the framework did it
                }
            }
        }

        /** True if the bundle's @Transport requirement was resolved to this very bundle. */
        private boolean wiredToUs(BundleWiring wiring) {
            return wiring.getRequiredWires(EXTENDER).stream()
                    .anyMatch(w -> NAME.equals(w.getCapability().getAttributes().get(EXTENDER))
                            && w.getProvider().getBundle() == context.getBundle());
        }
    }
}
