package xcm.transport.tcp;

import xcm.api.spi.Counters;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Is the context of a socket that has no parts. */
record Surroundings(String scheme, Counters counters) implements SocketContext {
    Surroundings(String scheme) {
        this(scheme, new Counters());
    }

    @Override
    public long id() {
        return 0;
    }

    @Override
    public TransportConnection connection(String transport, String partScheme) throws ErrnoException {
        throw new ErrnoException(transport, Errno.ENOPROTOOPT.code());
    }

    @Override
    public TransportServer server(String transport, String partScheme) throws ErrnoException {
        throw new ErrnoException(transport, Errno.ENOPROTOOPT.code());
    }

    @Override
    public SocketContext part(String partScheme) {
        return new Surroundings(partScheme);
    }

    @Override
    public SocketContext alternative(String name) {
        return this;
    }

    @Override
    public void drop(String alternative) {}
}
