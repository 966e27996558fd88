package xcm.api.spi;

import java.util.Optional;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.ErrnoException;

/** Frames what its stream server accepts. */
final class FramedServer implements TransportServer {
    private final String transport;
    private final TransportServer stream;

    FramedServer(String transport, TransportServer stream) {
        this.transport = transport;
        this.stream = stream;
    }

    @Override
    public void bind(String address) throws ErrnoException {
        stream.bind(address);
    }

    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        var part = stream.connection(context.part(context.scheme()));
        return new FramedConnection(transport, context.counters(), part);
    }

    @Override
    public int accept(TransportConnection connection) {
        return stream.accept(((FramedConnection) connection).stream());
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        stream.attributes(tree);
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        stream.await(conditions, readiness);
    }

    @Override
    public Optional<String> localAddress() {
        return stream.localAddress();
    }

    @Override
    public void close() {
        stream.close();
    }
}
