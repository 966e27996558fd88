package xcm.gogo;

import java.util.Map;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSessionListener;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import xcm.api.XcmService;
import xcm.shell.Commands;

/** Offers the commands as long as XCM is there, and the completion of their arguments. */
public final class Activator implements BundleActivator {
    private ServiceTracker<XcmService, ServiceRegistration<XcmCommands>> tracker;

    /** Called by the framework. */
    public Activator() {}

    @Override
    public void start(BundleContext context) {
        tracker = new Offer(context);
        tracker.open();
        context.registerService(CommandSessionListener.class, new Completion(), null); // until the bundle is stopped
    }

    @Override
    public void stop(BundleContext context) {
        tracker.close();
    }

    private static final class Offer extends ServiceTracker<XcmService, ServiceRegistration<XcmCommands>> {
        Offer(BundleContext context) {
            super(context, XcmService.class, null);
        }

        @Override
        public ServiceRegistration<XcmCommands> addingService(ServiceReference<XcmService> reference) {
            var commands = new XcmCommands(new Commands(context, context.getService(reference)));
            var properties = FrameworkUtil.asDictionary(Map.<String, Object>of(
                    CommandProcessor.COMMAND_SCOPE, "xcm", CommandProcessor.COMMAND_FUNCTION, XcmCommands.FUNCTIONS));
            return context.registerService(XcmCommands.class, commands, properties);
        }

        @Override
        public void removedService(
                ServiceReference<XcmService> reference, ServiceRegistration<XcmCommands> registration) {
            registration.unregister();
            context.ungetService(reference);
        }
    }
}
