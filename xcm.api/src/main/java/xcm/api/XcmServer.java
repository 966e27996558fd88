package xcm.api;

import xcm.api.spi.ServiceType;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.ErrnoException;

/**
 * Is a server: accepts connections.
 *
 * <p>An accepted connection inherits the server's blocking mode and service, and the configuration that the transport says.
 * To close the server leaves accepted connections as they are. See {@link XcmSocket} for the thread rules.
 */
public final class XcmServer extends XcmSocket {
    private TransportServer server; // null when the socket has ended
    private final Object settlement = new Object();
    private XcmConnection settling; // guarded by settlement; the one that accept waits for to be established
    private final String transport;
    private final ServiceType service;

    XcmServer(Context context, TransportServer server, String transport, ServiceType service, String address) {
        super(context, server, address);
        this.server = server;
        this.transport = transport;
        this.service = service;
    }

    @Override
    public String transport() {
        return transport;
    }

    /**
     * Accepts a connection; as {@link #accept(AttributeMap)} without attributes.
     *
     * @return the connection
     * @throws XcmException as {@link #accept(AttributeMap)}
     */
    public XcmConnection accept() throws XcmException {
        return accept(AttributeMap.of());
    }

    /**
     * Accepts a connection. A blocking server waits for one, and until it is established; so does one that is given
     * {@code xcm.blocking} = true for it, once one has come.
     *
     * @param attributes set on the connection, in their order; a failure here leaves the peer pending
     * @return the connection
     * @throws XcmException EAGAIN if the server is non-blocking and nobody is there; ENOENT, EACCES or EINVAL for an
     *     attribute; EPROTO or ECONNRESET for that one peer, the server goes on; EMFILE, ENFILE; EINTR; EBADF; ENOPROTOOPT
     */
    public XcmConnection accept(AttributeMap attributes) throws XcmException {
        enter("accept");
        try {
            return acceptOrWait(attributes);
        } finally {
            leaveRearmed("accept");
        }
    }

    private XcmConnection acceptOrWait(AttributeMap attributes) throws XcmException {
        while (true) {
            if (isBlocking()) {
                waitFor(ACCEPTABLE, "accept");
            }
            var surroundings = context.accepted();
            var fresh = fresh(surroundings);
            var connection = new XcmConnection(surroundings, fresh, toString());
            connection.startBlocking(isBlocking());
            if (settle(connection, attributes, () -> take(fresh))) {
                return connection;
            }
        }
    }

    /** Starts a connection, and lets it go with the server as long as that waits for it. */
    private boolean settle(XcmConnection connection, AttributeMap attributes, Start.Step take) throws XcmException {
        boolean taken;
        setSettling(connection);
        try {
            taken = Start.run(connection, "accept", service.text(), attributes, take, isBlocking());
        } finally {
            setSettling(null);
        }
        if (taken) {
            connection.requireOpen("accept"); // it went with the server just before that let it go
        }
        return taken;
    }

    private void setSettling(XcmConnection connection) {
        synchronized (settlement) {
            settling = connection;
        }
    }

    @Override
    void shut(int reason) {
        super.shut(reason);
        synchronized (settlement) {
            if (settling != null) {
                settling.shut(reason);
            }
        }
    }

    /** Returns false if nobody is there and the server is to wait. */
    private boolean take(TransportConnection fresh) throws XcmException {
        int result = server.accept(fresh);
        if (result == AGAIN && isBlocking()) {
            return false;
        }
        if (result < 0) {
            throw failure(result, fresh.explanation(), "accept");
        }
        requireOpen("accept"); // else nobody would end the connection with the server
        return true;
    }

    private TransportConnection fresh(Context surroundings) throws XcmException {
        try {
            return server.connection(surroundings);
        } catch (ErrnoException e) {
            throw failure(e, "accept");
        }
    }

    @Override
    int validConditions() {
        return ACCEPTABLE;
    }

    @Override
    boolean finishStep(String operation) {
        return true;
    }

    @Override
    boolean isFailed() {
        return false;
    }

    @Override
    void genericAttributes(AttributeTreeBuilder tree) {
        GenericAttributes.ofServer(tree, this, service);
    }

    @Override
    void release() {
        server = null;
    }
}
