package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportProvider;
import xcm.api.spi.TransportServer;

/** Makes sockets that carry a stream of bytes over TCP. */
@TransportProvider("btcp")
public final class BtcpTransport implements Transport {
    /** Makes the transport; it has no state. */
    public BtcpTransport() {}

    @Override
    public String name() {
        return "btcp";
    }

    @Override
    public ServiceType service() {
        return ServiceType.BYTESTREAM;
    }

    @Override
    public TransportConnection connection(SocketContext context) {
        return BtcpConnection.toConnect(context);
    }

    @Override
    public TransportServer server(SocketContext context) {
        return new BtcpServer(context);
    }
}
