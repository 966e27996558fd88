package xcm.transport.ux;

import xcm.test.UnixContract;
import xcm.test.UnixTransport;

class UxfContractTest extends UnixContract {
    UxfContractTest() {
        super(new UnixTransport("uxf"));
    }
}
