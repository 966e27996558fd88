package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.test.PlainTcpContract;
import xcm.test.TcpTransport;

class BtcpContractTest extends PlainTcpContract {
    BtcpContractTest() {
        super(new TcpTransport("btcp", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
