package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.NetworkContract;

class NetworkTest extends NetworkContract {
    NetworkTest() {
        super(new TlsTransport("tls", ServiceType.MESSAGING, "127.0.0.1"));
    }
}
