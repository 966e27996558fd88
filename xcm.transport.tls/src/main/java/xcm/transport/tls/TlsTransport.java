package xcm.transport.tls;

import xcm.api.spi.Framing;
import xcm.api.spi.TransportProvider;

/** Makes sockets that carry messages over TLS: frames over {@code btls}. */
@TransportProvider("tls")
public final class TlsTransport extends Framing {
    /** Makes the transport; it has no state. */
    public TlsTransport() {
        super("tls", "btls");
    }
}
