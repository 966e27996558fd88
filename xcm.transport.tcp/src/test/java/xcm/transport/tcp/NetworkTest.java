package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.test.TcpTransport;
import xcm.test.network.NetworkContract;

class NetworkTest extends NetworkContract {
    NetworkTest() {
        super(
                new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1"),
                new TcpTransport("btcp", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
