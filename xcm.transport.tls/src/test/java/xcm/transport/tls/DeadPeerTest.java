package xcm.transport.tls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.DeadPeerContract;

class DeadPeerTest extends DeadPeerContract {
    DeadPeerTest() {
        super(new TlsTransport("tls", ServiceType.MESSAGING, "127.0.0.1"));
    }
}
