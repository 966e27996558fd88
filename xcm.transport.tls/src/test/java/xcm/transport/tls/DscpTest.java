package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.DscpContract;

class DscpTest extends DscpContract {
    DscpTest() {
        super(new TlsTransport("tls", ServiceType.MESSAGING, "127.0.0.1"));
    }
}
