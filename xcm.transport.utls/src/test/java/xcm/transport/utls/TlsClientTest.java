package xcm.transport.utls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsHandshakeContract;
import xcm.test.TlsRoute;

class TlsClientTest extends TlsHandshakeContract {
    TlsClientTest() {
        super(new TlsRoute("utls", "tls", ServiceType.MESSAGING));
    }
}
