package xcm.transport.ux;

import xcm.test.UnixContract;
import xcm.test.UnixTransport;

class UxContractTest extends UnixContract {
    UxContractTest() {
        super(new UnixTransport("ux"));
    }
}
