package xcm.transport.utls;

import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.ErrnoException;

/**
 * Listens by tls and, if it is there when the server is made, by ux. Whether ux is there later does not change what a server
 * is: one that has it ends with it, as every socket ends with what it is built on, and one that has it not serves by tls as
 * long as it is open. A server that took it up later could find the name taken, with nobody to tell.
 */
final class UtlsServer implements TransportServer {
    private final TransportServer tls;
    private Optional<TransportServer> ux;
    private final SocketContext context;
    private volatile Optional<String> address = Optional.empty(); // set by bind

    UtlsServer(SocketContext context) throws ErrnoException {
        this.context = context;
        tls = Half.TLS.make(context, SocketContext::server);
        ux = Half.UX.makeIfPresent(context, SocketContext::server);
    }

    /** Binds tls first: it chooses the port if the address does not. There is a moment at which only tls is served. */
    @Override
    public void bind(String text) throws ErrnoException {
        var wanted = UtlsAddress.parse(text);
        tls.bind(wanted.tls());
        var bound = UtlsAddress.ofTls(tls.localAddress().orElseThrow());
        var name = (wanted.port() == 0 ? bound : wanted).ux();
        if (name.isEmpty()) {
            withoutUx();
        } else if (ux.isPresent()) {
            ux.get().bind(name.get());
        }
        address = Optional.of(bound.toString());
    }

    private void withoutUx() {
        ux.ifPresent(TransportServer::close);
        ux = Optional.empty();
        Half.UX.drop(context);
    }

    @Override
    public TransportConnection connection(SocketContext accepted) throws ErrnoException {
        var byTls = tls.connection(Half.TLS.surroundings(accepted));
        if (ux.isEmpty()) {
            return UtlsConnection.toAccept(accepted, byTls, Optional.empty());
        }
        try {
            var byUx = ux.get().connection(Half.UX.surroundings(accepted));
            return UtlsConnection.toAccept(accepted, byTls, Optional.of(byUx));
        } catch (ErrnoException e) {
            byTls.close();
            throw e;
        }
    }

    /** Accepts by ux first. If both fail tls says how, unless it has only nobody to accept. */
    @Override
    public int accept(TransportConnection connection) {
        var accepted = (UtlsConnection) connection;
        int byUx = ux.isPresent() ? ux.get().accept(accepted.ux()) : TransportConnection.AGAIN;
        if (byUx == 0) {
            accepted.settleOnUx();
            return 0;
        }
        int byTls = tls.accept(accepted.tls());
        if (byTls == 0) {
            accepted.settleOnTls();
        }
        return byTls == TransportConnection.AGAIN ? byUx : byTls;
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        tls.attributes(tree);
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        if (ux.isPresent()) {
            ux.get().await(conditions, readiness);
        }
        tls.await(conditions, readiness);
    }

    @Override
    public Optional<String> localAddress() {
        return address;
    }

    @Override
    public void close() {
        ux.ifPresent(TransportServer::close);
        tls.close();
    }
}
