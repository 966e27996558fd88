package xcm.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;
import xcm.api.RequireTransport;

/**
 * Serves an echo on the addresses that the framework's property {@code xcm.sample.addresses} lists, separated by commas.
 *
 * <p>The annotations end up in the manifest as requirements: a resolver brings the bundles of these transports along, and no
 * framework starts this one without them. That they are also <em>running</em> is another matter, and changes with time:
 * {@link EchoTracker} takes care of it.
 */
@RequireTransport("ux")
@RequireTransport("tcp")
public final class Activator implements BundleActivator {
    private static final String ADDRESSES = "xcm.sample.addresses";

    private final List<EchoTracker> trackers = new ArrayList<>();

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        for (var address : addresses(context)) {
            trackers.add(new EchoTracker(context, address));
        }
        trackers.forEach(ServiceTracker::open); // serves now if it can, else as soon as it can
    }

    private static List<String> addresses(BundleContext context) {
        var property = Optional.ofNullable(context.getProperty(ADDRESSES)).orElse("");
        return Arrays.stream(property.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    @Override
    public void stop(BundleContext context) {
        trackers.forEach(ServiceTracker::close);
    }
}
