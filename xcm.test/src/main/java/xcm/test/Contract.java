package xcm.test;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import xcm.api.spi.ServiceType;

/** Is a theme of what every transport has to keep; each test ends with the check that nothing stayed behind. */
@Timeout(60)
abstract class Contract {
    final TransportUnderTest transport;
    Sockets sockets;

    Contract(TransportUnderTest transport) {
        this.transport = transport;
    }

    @BeforeEach
    final void openSockets() throws Exception {
        sockets = new Sockets(transport);
    }

    @AfterEach
    final void closeSockets() {
        sockets.close();
    }

    final boolean isMessaging() {
        return transport.service() == ServiceType.MESSAGING;
    }
}
