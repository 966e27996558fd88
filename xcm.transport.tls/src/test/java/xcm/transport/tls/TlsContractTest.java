package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.FramedTlsContract;
import xcm.test.TlsTransport;

class TlsContractTest extends FramedTlsContract {
    TlsContractTest() {
        super(new TlsTransport("tls", ServiceType.MESSAGING, "127.0.0.1"));
    }
}
