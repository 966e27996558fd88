package xcm.transport.utls;

import xcm.test.MessagingContract;
import xcm.test.UtlsTransport;

class UtlsContractTest extends MessagingContract {
    UtlsContractTest() {
        super(new UtlsTransport("127.0.0.1"));
    }
}
