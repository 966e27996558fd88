package xcm.transport.btls;

import java.util.Optional;
import xcm.addr.AddressException;
import xcm.addr.NetworkAddress;
import xcm.api.spi.Readiness;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.transport.btls.credential.CredentialCache;

/** Accepts streams of bytes, and speaks TLS on them. */
final class BtlsServer implements TransportServer {
    private final String scheme;
    private final TransportServer stream;
    private final TlsSettings settings = new TlsSettings(false);
    private final TlsAttributes attributes = new TlsAttributes(settings, () -> true);

    /** What was loaded when the server was made: whoever it accepts with the same shares it. Set by bind. */
    private Optional<CredentialCache.Lease> lease = Optional.empty();

    BtlsServer(String scheme, TransportServer stream) {
        this.scheme = scheme;
        this.stream = stream;
    }

    @Override
    public void bind(String address) throws ErrnoException {
        parse(scheme, address);
        settings.reconcile();
        lease = Optional.of(Preparation.load(settings));
        stream.bind(address);
    }

    /** Reads an address, which is EINVAL if it is malformed. */
    static NetworkAddress parse(String scheme, String address) throws ErrnoException {
        try {
            return NetworkAddress.parse(scheme, address);
        } catch (AddressException e) {
            throw new ErrnoException(Errno.EINVAL, e.getMessage());
        }
    }

    @Override
    public TransportConnection connection(SocketContext context) throws ErrnoException {
        var part = stream.connection(context.part(context.scheme()));
        return new BtlsConnection(context, part, TlsSettings.inherited(settings));
    }

    @Override
    public int accept(TransportConnection connection) {
        var fresh = (BtlsConnection) connection;
        int result = stream.accept(fresh.stream());
        return result < 0 ? result : fresh.begin();
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        attributes.declare(tree, attributes::peerNames);
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
        lease.ifPresent(CredentialCache.Lease::close);
        stream.close();
    }
}
