package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.test.PlainTlsContract;
import xcm.test.TlsTransport;

class BtlsContractTest extends PlainTlsContract {
    BtlsContractTest() {
        super(new TlsTransport("btls", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
