package xcm.api.internal;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import xcm.api.XcmService;

/**
 * Brings the transports of an OSGi framework into the registry; outside OSGi it is never loaded. It registers what other
 * bundles offer ({@link Extender}), takes up what is registered, by whomever ({@link Whiteboard}), and offers
 * {@link XcmService}.
 */
public final class Activator implements BundleActivator {
    private Whiteboard whiteboard;
    private Extender extender;
    private ServiceRegistration<XcmService> service;

    @Override
    public void start(BundleContext context) {
        Registry.becomeDynamic();
        whiteboard = new Whiteboard(context);
        whiteboard.open();
        extender = new Extender(context);
        extender.open();
        service = context.registerService(
                XcmService.class, new Service(), null); // last: who waits for it finds the transports
    }

    @Override
    public void stop(BundleContext context) {
        service.unregister();
        extender.close();
        whiteboard.close();
        Registry.clear();
    }
}
