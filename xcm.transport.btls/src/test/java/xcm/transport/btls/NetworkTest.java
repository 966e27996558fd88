package xcm.transport.btls;

import xcm.api.spi.ServiceType;
import xcm.test.TlsTransport;
import xcm.test.network.NetworkContract;

class NetworkTest extends NetworkContract {
    NetworkTest() {
        super(new TlsTransport("btls", ServiceType.BYTESTREAM, "127.0.0.1"));
    }
}
