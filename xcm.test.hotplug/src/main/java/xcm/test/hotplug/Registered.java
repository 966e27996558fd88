package xcm.test.hotplug;

import java.util.Dictionary;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import xcm.api.spi.Transport;

/** Is a transport that is registered as a service by hand, in the name of the test. */
final class Registered implements AutoCloseable {
    private final String name;
    private final ServiceRegistration<Transport> registration;
    private boolean unregistered;

    private Registered(Container container, Transport transport) {
        name = transport.name();
        registration = container.context().registerService(Transport.class, transport, properties(0));
    }

    /** Registers a transport. */
    static Registered of(Container container, Transport transport) {
        return new Registered(container, transport);
    }

    /** Registers another object of the class of a transport that is there. */
    static Registered copyOf(Container container, Scheme scheme) throws ReflectiveOperationException {
        var services = container.services(scheme.text());
        Check.equal(1, services.size(), "services of " + scheme.text());
        var original = container.context().getService(services.get(0));
        try {
            return of(container, original.getClass().getConstructor().newInstance());
        } finally {
            container.context().ungetService(services.get(0));
        }
    }

    /** Changes the ranking. */
    void rank(int ranking) {
        registration.setProperties(properties(ranking));
    }

    private Dictionary<String, Object> properties(int ranking) {
        return FrameworkUtil.asDictionary(Map.of("xcm.transport", name, Constants.SERVICE_RANKING, ranking));
    }

    /** Unregisters it; idempotent. */
    void unregister() {
        if (!unregistered) {
            unregistered = true;
            registration.unregister();
        }
    }

    @Override
    public void close() {
        unregister();
    }
}
