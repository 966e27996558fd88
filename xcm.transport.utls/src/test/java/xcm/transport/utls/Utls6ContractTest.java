package xcm.transport.utls;

import xcm.test.MessagingContract;
import xcm.test.UtlsTransport;

class Utls6ContractTest extends MessagingContract {
    Utls6ContractTest() {
        super(new UtlsTransport("[::1]"));
    }
}
