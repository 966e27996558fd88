package xcm.transport.tcp;

import xcm.api.spi.Framing;
import xcm.api.spi.TransportProvider;

/** Makes sockets that carry messages over TCP: frames over {@code btcp}. */
@TransportProvider("tcp")
public final class TcpTransport extends Framing {
    /** Makes the transport; it has no state. */
    public TcpTransport() {
        super("tcp", "btcp");
    }
}
