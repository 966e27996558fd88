package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.test.TcpTransport;
import xcm.test.network.HiccupContract;

class HiccupTest extends HiccupContract {
    HiccupTest() {
        super(
                new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1"),
                new TcpTransport("btcp", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
