package xcm.transport.utls;

import xcm.test.UtlsTransport;
import xcm.test.network.NetworkContract;

/** The half of TLS, as the ends of a link are different hosts. */
class NetworkTest extends NetworkContract {
    NetworkTest() {
        super(new UtlsTransport("127.0.0.1"));
    }
}
