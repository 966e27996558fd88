package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsHandshakeContract;
import xcm.test.TlsRoute;

class HandshakeTest extends TlsHandshakeContract {
    HandshakeTest() {
        super(new TlsRoute("tls", "tls", ServiceType.MESSAGING));
    }
}
