package xcm.test.hotplug.broken;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;

/** Fails when an object of it is made. */
public final class FailingToBeMade implements Transport {
    /** Fails. */
    public FailingToBeMade() {
        throw new IllegalStateException("made on purpose");
    }

    @Override
    public String name() {
        return "unmade";
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public TransportConnection connection(SocketContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TransportServer server(SocketContext context) {
        throw new UnsupportedOperationException();
    }
}
