package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.test.FramedTcpContract;
import xcm.test.TcpTransport;

class Tcp6ContractTest extends FramedTcpContract {
    Tcp6ContractTest() {
        super(new TcpTransport("tcp", ServiceType.MESSAGING, "[::1]"));
    }
}
