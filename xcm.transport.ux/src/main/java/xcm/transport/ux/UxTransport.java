package xcm.transport.ux;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportProvider;
import xcm.api.spi.TransportServer;

/** Is the transport {@code ux}: names in the abstract namespace, which vanish with the server. */
@TransportProvider("ux")
public final class UxTransport implements Transport {
    /** Makes the transport; for the ServiceLoader. */
    public UxTransport() {}

    @Override
    public String name() {
        return "ux";
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public TransportConnection connection(SocketContext context) {
        return new UxConnection(UxNames.ABSTRACT, name(), context);
    }

    @Override
    public TransportServer server(SocketContext context) {
        return new UxServer(UxNames.ABSTRACT, name(), context);
    }
}
