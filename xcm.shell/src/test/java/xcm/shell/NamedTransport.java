package xcm.shell;

import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Has a name and a service, and makes no sockets. */
record NamedTransport(String name, ServiceType service) implements Transport {
    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        throw new ErrnoException(Errno.ENOPROTOOPT, "makes no sockets");
    }

    @Override
    public TransportServer server(SocketContext context) throws ErrnoException {
        throw new ErrnoException(Errno.ENOPROTOOPT, "makes no sockets");
    }
}
