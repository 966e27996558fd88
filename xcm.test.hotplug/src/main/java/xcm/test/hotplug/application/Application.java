package xcm.test.hotplug.application;

import java.nio.ByteBuffer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;

/** Talks with itself when it is started; a bundle is made of this class alone. */
public final class Application implements BundleActivator {
    /** The header of the manifest that says by which address. */
    public static final String ADDRESS = "Test-Address";

    private static final AttributeMap ANY =
            AttributeMap.builder().add("xcm.service", "any").build();

    /** Makes it; for the framework. */
    public Application() {}

    @Override
    public void start(BundleContext context) throws Exception {
        var address = context.getBundle().getHeaders().get(ADDRESS);
        try (var server = Xcm.server(address, ANY);
                var client = Xcm.connect(server.localAddress().orElseThrow(), ANY);
                var accepted = server.accept()) {
            client.send(ByteBuffer.allocateDirect(1));
            if (accepted.receive(ByteBuffer.allocateDirect(1)) != 1) {
                throw new IllegalStateException("not received by " + address);
            }
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
