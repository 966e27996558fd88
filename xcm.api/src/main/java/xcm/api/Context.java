package xcm.api;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import xcm.api.internal.Registry;
import xcm.api.spi.Counters;
import xcm.api.spi.SocketContext;
import xcm.api.spi.Transport;
import xcm.api.spi.TransportConnection;
import xcm.api.spi.TransportServer;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Is the surroundings of a socket, or of a part of one; a socket and its parts share the transports in use. */
final class Context implements SocketContext {
    private static final AtomicLong NEXT_ID = new AtomicLong();

    private final String scheme;
    private final TransportsInUse inUse;
    private final long id = NEXT_ID.getAndIncrement();
    private final Counters counters;
    private final Supplier<Counters> countersOfParts;

    private Context(String scheme, TransportsInUse inUse, Counters counters, Supplier<Counters> countersOfParts) {
        this.scheme = scheme;
        this.inUse = inUse;
        this.counters = counters;
        this.countersOfParts = countersOfParts;
    }

    private Context(String scheme, TransportsInUse inUse, Counters counters) {
        this(scheme, inUse, counters, Counters::new);
    }

    /** Makes the context of a socket that the application gets. */
    static Context of(String scheme) {
        return new Context(scheme, new TransportsInUse(), new Counters());
    }

    /** Makes the context of a connection that a server's socket accepts: built on the same transports. */
    Context accepted() {
        return new Context(scheme, inUse.copy(), new Counters());
    }

    /** Finds a transport and notes that the socket uses it. */
    Transport use(String name) throws ErrnoException {
        var transport = Registry.find(name).orElseThrow(() -> missing(name));
        inUse.add(transport);
        if (!Registry.isPresent(transport)) { // it went in the meantime, and did not see the socket
            throw missing(name);
        }
        return transport;
    }

    boolean uses(Transport transport) {
        return inUse.contains(transport);
    }

    /** Lets go of the transports, when the socket has ended. */
    void release() {
        inUse.clear();
    }

    /** Returns whether all transports in use are still there. */
    boolean isIntact() {
        return inUse.isIntact();
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public TransportConnection connection(String transport, String scheme) throws ErrnoException {
        return use(transport).connection(part(scheme));
    }

    @Override
    public TransportServer server(String transport, String scheme) throws ErrnoException {
        return use(transport).server(part(scheme));
    }

    @Override
    public SocketContext part(String scheme) {
        return new Context(scheme, inUse, countersOfParts.get());
    }

    @Override
    public SocketContext alternative(String name) {
        return new Context(scheme, inUse.alternative(name), counters, this::counters);
    }

    @Override
    public void drop(String alternative) {
        inUse.drop(alternative);
    }

    private static ErrnoException missing(String name) {
        return new ErrnoException(
                Errno.ENOPROTOOPT, "there is no transport \"" + name + "\" now; there are " + Registry.names());
    }
}
