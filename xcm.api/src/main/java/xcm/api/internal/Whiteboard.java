package xcm.api.internal;

import java.lang.System.Logger.Level;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import xcm.api.spi.Transport;

/**
 * Keeps the registry in step with the OSGi services of type {@link Transport}, whoever registers them: the
 * {@link Extender}, Declarative Services, an activator. Of two with the same name the framework's order of services decides:
 * the greater {@code service.ranking}, then the lower {@code service.id}.
 */
final class Whiteboard extends ServiceTracker<Transport, Transport> {
    private static final System.Logger LOGGER = System.getLogger("xcm.api");

    private final Runnable changed;

    /** Makes it; {@code changed} runs after each change of the registry. */
    Whiteboard(BundleContext context, Runnable changed) {
        super(context, Transport.class, null);
        this.changed = changed;
    }

    @Override
    public Transport addingService(ServiceReference<Transport> reference) {
        var transport = super.addingService(reference);
        if (transport != null) {
            try {
                Registry.add(reference, transport);
                changed.run();
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "the transport of " + reference.getBundle() + " cannot be used", e);
            }
        }
        return transport;
    }

    @Override
    public void removedService(ServiceReference<Transport> reference, Transport transport) {
        try {
            Registry.remove(reference);
        } finally {
            changed.run();
            super.removedService(reference, transport);
        }
    }
}
