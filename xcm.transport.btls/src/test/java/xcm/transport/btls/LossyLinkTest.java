package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.LossyLinkContract;

class LossyLinkTest extends LossyLinkContract {
    LossyLinkTest() {
        super(new TlsTransport("btls", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
