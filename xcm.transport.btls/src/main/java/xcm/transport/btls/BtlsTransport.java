package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportProvider;
import xcm.api.spi.TransportServer;
import xcm.linux.ErrnoException;

/** Makes sockets that carry a stream of bytes over TLS, over {@code btcp}. */
@TransportProvider("btls")
public final class BtlsTransport implements Transport {
    private static final String LOWER = "btcp";

    /** Makes the transport; it has no state. */
    public BtlsTransport() {}

    @Override
    public String name() {
        return "btls";
    }

    @Override
    public ServiceType service() {
        return ServiceType.BYTESTREAM;
    }

    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        return new BtlsConnection(context, context.connection(LOWER, context.scheme()), new TlsSettings(true));
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        return new BtlsServer(context.scheme(), context.server(LOWER, context.scheme()));
    }
}
