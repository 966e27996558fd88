package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsHandshakeContract;
import xcm.test.TlsRoute;

class HandshakeTest extends TlsHandshakeContract {
    HandshakeTest() {
        super(new TlsRoute("btls", "btls", ServiceType.BYTESTREAM));
    }
}
