package xcm.transport.utls;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportProvider;
import xcm.api.spi.TransportServer;
import xcm.linux.ErrnoException;

/**
 * Is the transport {@code utls}: {@code ux} if the server is on this host, else {@code tls}. It finds both by name when a
 * socket is made; if there is no {@code ux} then, the socket is one of {@code tls} alone.
 */
@TransportProvider("utls")
public final class UtlsTransport implements Transport {
    static final String NAME = "utls";

    /** Makes the transport; for the ServiceLoader. */
    public UtlsTransport() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        return UtlsConnection.toConnect(context);
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        return new UtlsServer(context);
    }
}
