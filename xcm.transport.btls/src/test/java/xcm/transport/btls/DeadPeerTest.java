package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.DeadPeerContract;

class DeadPeerTest extends DeadPeerContract {
    DeadPeerTest() {
        super(new TlsTransport("btls", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
