package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.test.FramedTcpContract;
import xcm.test.TcpTransport;

class TcpContractTest extends FramedTcpContract {
    TcpContractTest() {
        super(new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1"));
    }
}
