package xcm.transport.ux;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportProvider;
import xcm.api.spi.TransportServer;

/** Is the transport {@code uxf}: names in the file system, which the server removes when it is closed. */
@TransportProvider("uxf")
public final class UxfTransport implements Transport {
    /** Makes the transport; for the ServiceLoader. */
    public UxfTransport() {}

    @Override
    public String name() {
        return "uxf";
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public TransportConnection connection(SocketContext context) {
        return new UxConnection(UxNames.FILE, name(), context);
    }

    @Override
    public TransportServer server(SocketContext context) {
        return new UxServer(UxNames.FILE, name(), context);
    }
}
