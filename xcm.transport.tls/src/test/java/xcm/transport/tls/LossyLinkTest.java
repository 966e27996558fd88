package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.LossyLinkContract;

class LossyLinkTest extends LossyLinkContract {
    LossyLinkTest() {
        super(new TlsTransport("tls", ServiceType.MESSAGING, "127.0.0.1"));
    }
}
