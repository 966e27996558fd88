package xcm.transport.tcp;

import xcm.api.spi.ServiceType;
import xcm.test.PlainTcpContract;
import xcm.test.TcpTransport;

class Btcp6ContractTest extends PlainTcpContract {
    Btcp6ContractTest() {
        super(new TcpTransport("btcp", ServiceType.BYTESTREAM, "[::1]"));
    }
}
