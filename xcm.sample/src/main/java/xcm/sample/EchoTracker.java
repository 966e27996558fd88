package xcm.sample;

import java.lang.System.Logger.Level;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import xcm.api.XcmException;
import xcm.api.XcmService;

/**
 * Serves an echo on one address while its transport is there.
 *
 * <p>The service {@link XcmService} names the transports that are there now in its property {@code xcm.transport}. To track
 * it with a filter on that property is all that it takes: the tracker tells when it begins to match, because XCM or the
 * transport was started, and when it ceases to.
 */
final class EchoTracker extends ServiceTracker<XcmService, EchoServer> {
    private static final System.Logger LOGGER = System.getLogger("xcm.sample");

    private final String address;

    EchoTracker(BundleContext context, String address) throws InvalidSyntaxException {
        super(context, context.createFilter(filter(address)), null);
        this.address = address;
    }

    private static String filter(String address) {
        int colon = address.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(address + " is no address: give one such as ux:name");
        }
        var transport = address.substring(0, colon);
        return "(&(objectClass=" + XcmService.class.getName() + ")(xcm.transport=" + transport + "))";
    }

    @Override
    public EchoServer addingService(ServiceReference<XcmService> reference) {
        var xcm = context.getService(reference);
        if (xcm == null) {
            return null; // gone already
        }
        try {
            return EchoServer.start(xcm.server(address));
        } catch (XcmException e) {
            LOGGER.log(Level.WARNING, e.getMessage()); // says what, where and why
            context.ungetService(reference);
            return null; // not tracked; asked again when the transports change
        }
    }

    @Override
    public void removedService(ServiceReference<XcmService> reference, EchoServer server) {
        server.close();
        context.ungetService(reference);
    }
}
