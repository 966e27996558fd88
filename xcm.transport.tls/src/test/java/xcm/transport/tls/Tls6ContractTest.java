package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.FramedTlsContract;
import xcm.test.TlsTransport;

class Tls6ContractTest extends FramedTlsContract {
    Tls6ContractTest() {
        super(new TlsTransport("tls", ServiceType.MESSAGING, "[::1]"));
    }
}
