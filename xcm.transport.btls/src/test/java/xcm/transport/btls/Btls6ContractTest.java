package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.test.PlainTlsContract;
import xcm.test.TlsTransport;

class Btls6ContractTest extends PlainTlsContract {
    Btls6ContractTest() {
        super(new TlsTransport("btls", ServiceType.BYTESTREAM, "[::1]"));
    }
}
