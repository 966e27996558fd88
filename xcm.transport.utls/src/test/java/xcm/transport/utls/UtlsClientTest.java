package xcm.transport.utls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsHandshakeContract;
import xcm.test.TlsRoute;

class UtlsClientTest extends TlsHandshakeContract {
    UtlsClientTest() {
        super(new TlsRoute("tls", "utls", ServiceType.MESSAGING));
    }
}
