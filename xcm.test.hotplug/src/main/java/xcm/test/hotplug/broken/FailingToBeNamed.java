package xcm.test.hotplug.broken;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;

/** Fails when it is asked for its name. */
public final class FailingToBeNamed implements Transport {
    /** Makes it; for the ServiceLoader. */
    public FailingToBeNamed() {}

    @Override
    public String name() {
        throw new IllegalStateException("made on purpose");
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
