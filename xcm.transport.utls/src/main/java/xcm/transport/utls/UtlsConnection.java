package xcm.transport.utls;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.addr.AddressException;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Is a connection of either half. Which one is settled once and for all when it connects or is accepted, without any data
 * being exchanged; what the other one would be built on is of no concern then. Until then its attributes are those of tls.
 */
final class UtlsConnection implements TransportConnection {
    private static final String LOCAL = "xcm.local_addr";

    private final SocketContext context;
    private Optional<TransportConnection> ux; // what may take over; empty once it is settled

    /** The part that carries the connection: tls, until it is settled otherwise. Any thread may ask it for its name. */
    private volatile TransportConnection active;

    private UtlsConnection(SocketContext context, TransportConnection tls, Optional<TransportConnection> ux) {
        this.context = context;
        this.active = tls;
        this.ux = ux;
    }

    /** Makes a connection that is to connect; it looks for ux when it does. */
    static UtlsConnection toConnect(SocketContext context) throws ErrnoException {
        return new UtlsConnection(context, Half.TLS.make(context, SocketContext::connection), Optional.empty());
    }

    /** Makes a connection that one of two servers is to accept. */
    static UtlsConnection toAccept(SocketContext context, TransportConnection tls, Optional<TransportConnection> ux) {
        return new UtlsConnection(context, tls, ux);
    }

    @Override
    public void connect(String text) throws ErrnoException {
        var address = UtlsAddress.parse(text);
        var name = address.ux();
        if (name.isEmpty() || !connectLocally(name.get())) {
            active.connect(address.tls());
        }
    }

    /** Connects by ux; false if nobody serves there, or ux is not there. Any other failure is final. */
    private boolean connectLocally(String address) throws ErrnoException {
        ux = Half.UX.makeIfPresent(context, SocketContext::connection);
        if (ux.isEmpty()) {
            return false;
        }
        try {
            ux.get().connect(address);
        } catch (ErrnoException e) {
            settleOnTls();
            if (e.errno() == Errno.ECONNREFUSED) {
                return false;
            }
            throw e;
        }
        settleOnUx();
        return true;
    }

    /** Gives the part that a server of tls accepts. */
    TransportConnection tls() {
        return active;
    }

    /** Gives the part that a server of ux accepts. */
    TransportConnection ux() {
        return ux.orElseThrow();
    }

    void settleOnTls() {
        ux.ifPresent(TransportConnection::close);
        ux = Optional.empty();
        Half.UX.drop(context);
    }

    void settleOnUx() {
        var tls = active;
        active = ux(); // first: another thread may be about to ask
        ux = Optional.empty();
        tls.close();
        Half.TLS.drop(context);
    }

    @Override
    public int send(ByteBuffer data) {
        return active.send(data);
    }

    @Override
    public int sendSoon(ByteBuffer data) {
        return active.sendSoon(data);
    }

    @Override
    public int receive(ByteBuffer buffer) {
        return active.receive(buffer);
    }

    @Override
    public int sendMany(ByteBuffer[] data, int offset, int count) {
        return active.sendMany(data, offset, count);
    }

    @Override
    public int receiveMany(ByteBuffer[] buffers, int offset, int count) {
        return active.receiveMany(buffers, offset, count);
    }

    @Override
    public int finish() {
        return active.finish();
    }

    @Override
    public boolean failuresLast() {
        return active.failuresLast();
    }

    @Override
    public String explanation() {
        return active.explanation();
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        active.await(conditions, readiness);
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        active.attributes(tree);
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public String transport() {
        return active.transport();
    }

    @Override
    public int maxMessageSize() {
        return active.maxMessageSize();
    }

    @Override
    public void bindTo(String address) throws AttributeException {
        try {
            active.bindTo(UtlsAddress.of(UtlsTransport.NAME, address).tls());
        } catch (AddressException e) {
            throw AttributeException.invalid(LOCAL, e.getMessage());
        }
    }

    @Override
    public Optional<String> localAddress() {
        return active.localAddress();
    }

    @Override
    public Optional<String> remoteAddress() {
        return active.remoteAddress();
    }

    @Override
    public void close() {
        ux.ifPresent(TransportConnection::close);
        active.close();
    }
}
