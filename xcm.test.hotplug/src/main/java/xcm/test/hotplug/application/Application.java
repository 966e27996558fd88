package xcm.test.hotplug.application;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;

/** Talks with itself when it is started; a bundle is made of this class alone. */
public final class Application implements BundleActivator {
    /** The header of the manifest that says by which address. */
    public static final String ADDRESS = "Test-Address";

    /** The file in the bundle that is its certificate, if it is to have one. */
    public static final String CERTIFICATE = "cert.pem";

    /** The file in the bundle that is the key of the certificate. */
    public static final String KEY = "key.pem";

    /** The file in the bundle with what it trusts. */
    public static final String TRUSTED = "tc.pem";

    /** Makes it; for the framework. */
    public Application() {}

    @Override
    public void start(BundleContext context) throws Exception {
        var address = context.getBundle().getHeaders().get(ADDRESS);
        var attributes = attributes(context.getBundle());
        try (var server = Xcm.server(address, attributes)) {
            var accepting = new FutureTask<>(server::accept);
            new Thread(accepting, "accepts").start(); // both ends have to shake hands
            talk(Xcm.connect(server.localAddress().orElseThrow(), attributes), accepting.get());
        }
    }

    private static void talk(XcmConnection client, XcmConnection accepted) throws XcmException {
        try (client;
                accepted) {
            client.send(ByteBuffer.allocateDirect(1));
            if (accepted.receive(ByteBuffer.allocateDirect(1)) != 1) {
                throw new IllegalStateException("not received by " + accepted);
            }
        }
    }

    private static AttributeMap attributes(Bundle bundle) throws IOException {
        var attributes = AttributeMap.builder().add("xcm.service", "any");
        if (bundle.getEntry(CERTIFICATE) != null) {
            attributes
                    .add("tls.cert", content(bundle, CERTIFICATE))
                    .add("tls.key", content(bundle, KEY))
                    .add("tls.tc", content(bundle, TRUSTED));
        }
        return attributes.build();
    }

    private static byte[] content(Bundle bundle, String name) throws IOException {
        try (var in = bundle.getEntry(name).openStream()) {
            return in.readAllBytes();
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
