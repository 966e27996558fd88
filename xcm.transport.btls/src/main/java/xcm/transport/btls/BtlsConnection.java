package xcm.transport.btls;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Optional;
import xcm.addr.Host;
import xcm.api.spi.Counters;
import xcm.api.spi.Counters.Direction;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Carries a stream of bytes over TLS. */
final class BtlsConnection implements TransportConnection {
    private static final int ETIMEDOUT = -Errno.ETIMEDOUT.code();

    /** Names what a connection is doing. */
    private enum State {
        /** Neither connecting nor accepted: the attributes are being set. */
        CREATED,
        /** The stream below is being established. */
        CONNECTING,
        /** The ends agree on keys, and prove who they are. */
        HANDSHAKING,
        /** Bytes can go both ways, or could until it broke. */
        ESTABLISHED,
        /** It could not be established. */
        FAILED
    }

    private final SocketContext context;
    private final Counters counters;
    private final TransportConnection stream;
    private final TlsSettings settings;
    private final TlsAttributes attributes;
    private volatile State state = State.CREATED;
    private volatile Facts facts = Facts.UNKNOWN;
    private Optional<Preparation> preparation = Optional.empty(); // set by connect or accept
    private Deadline deadline = Deadline.NEVER;

    /** Set before the state becomes CONNECTING, and never changed. */
    private Session session;

    private String explanation = "";

    /**
     * Makes one that is to connect or to be accepted.
     *
     * @param stream the stream of bytes below
     * @param settings its own
     */
    BtlsConnection(SocketContext context, TransportConnection stream, TlsSettings settings) {
        this.context = context;
        this.counters = context.counters();
        this.stream = stream;
        this.settings = settings;
        this.attributes = new TlsAttributes(settings, () -> state == State.CREATED);
    }

    TransportConnection stream() {
        return stream;
    }

    // ---- establishment

    @Override
    public void connect(String address) throws ErrnoException {
        settings.reconcile();
        var host = BtlsServer.parse(context.scheme(), address).host();
        prepare(host instanceof Host.Name ? Optional.of(host.toString()) : Optional.empty());
        stream.connect(address);
        int result = proceed();
        if (result < 0 && result != AGAIN) {
            throw new ErrnoException(Errno.of(result), explanation());
        }
    }

    /** Begins to speak on a stream that was accepted: 0, or a negative errno that concerns this connection only. */
    int begin() {
        try {
            settings.reconcile();
            prepare(Optional.empty());
        } catch (ErrnoException e) {
            state = State.FAILED;
            explanation = e.explanation().isEmpty() ? e.getMessage() : e.explanation();
            return -ofAccept(e.errno()).code();
        }
        int result = proceed();
        return result == AGAIN ? 0 : result;
    }

    /** The peer of a server cannot help what a file is: only what concerns the whole process is told as it is. */
    private static Errno ofAccept(Errno errno) {
        return switch (errno) {
            case EINVAL, EMFILE, ENFILE, ENOMEM -> errno;
            default -> Errno.EPROTO;
        };
    }

    private void prepare(Optional<String> host) throws ErrnoException {
        var prepared = Preparation.of(settings, host);
        preparation = Optional.of(prepared); // closed with this
        session = new Session(stream, prepared.engine());
        facts = Facts.of(prepared.engine(), prepared.plan(), false);
        deadline = Deadline.of(settings.handshakeTimeout);
        state = State.CONNECTING;
    }

    /** Makes progress with the establishment: 0 when it is done, AGAIN, or a negative errno. */
    private int proceed() {
        if (state == State.ESTABLISHED) {
            return 0;
        }
        int result = 0;
        if (state == State.CONNECTING) {
            result = stream.finish();
            if (result == 0) {
                state = State.HANDSHAKING;
                deadline.begin();
            }
        }
        if (result == 0) {
            result = session.handshake();
        }
        if (result == AGAIN && deadline.isOver()) {
            explanation = "the peer did not complete the handshake within tls.handshake_timeout";
            result = ETIMEDOUT;
        }
        if (result != AGAIN) {
            settle(result);
        }
        return result;
    }

    private void settle(int result) {
        var prepared = preparation.orElseThrow();
        facts = Facts.of(prepared.engine(), prepared.plan(), result == 0);
        deadline.close();
        deadline = Deadline.NEVER;
        state = result == 0 ? State.ESTABLISHED : State.FAILED;
    }

    // ---- data

    @Override
    public int send(ByteBuffer data) {
        int ready = proceed();
        return ready < 0 ? ready : sent(session.send(data));
    }

    @Override
    public int sendMany(ByteBuffer[] data, int offset, int count) {
        int ready = proceed();
        return ready < 0 ? ready : sent(session.sendMany(data, offset, count));
    }

    private int sent(int result) {
        if (result > 0) {
            counters.add(Direction.TO_LOWER, result);
        }
        return result;
    }

    @Override
    public int receive(ByteBuffer buffer) {
        if (buffer.isReadOnly()) {
            throw new ReadOnlyBufferException(); // an engine would take it for a failure of the connection
        }
        int ready = proceed();
        if (ready < 0) {
            return ready;
        }
        int result = session.receive(buffer);
        if (result > 0) {
            counters.add(Direction.FROM_LOWER, result);
        }
        return result;
    }

    @Override
    public int finish() {
        int ready = proceed();
        return ready < 0 ? ready : session.flush();
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        switch (state) {
            case CONNECTING -> stream.await(0, readiness);
            case HANDSHAKING -> {
                stream.await(session.isFlushed() ? Readiness.RECEIVABLE : Readiness.SENDABLE, readiness);
                deadline.await(readiness);
            }
            case ESTABLISHED -> awaitData(conditions, readiness);
            case CREATED, FAILED -> {}
        }
    }

    private void awaitData(int conditions, Readiness readiness) {
        int below = conditions;
        if ((conditions & Readiness.RECEIVABLE) != 0 && session.isReady()) {
            below &= ~Readiness.RECEIVABLE;
            readiness.now();
        }
        if (!session.isFlushed()) {
            below |= Readiness.SENDABLE;
        }
        stream.await(below, readiness);
    }

    // ---- facts

    @Override
    public ServiceType service() {
        return ServiceType.BYTESTREAM;
    }

    @Override
    public String transport() {
        return "btls";
    }

    @Override
    public int maxMessageSize() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int recordSize() {
        return Session.RECORD;
    }

    @Override
    public String explanation() {
        if (explanation.isEmpty() && session != null) {
            return session.explanation().isEmpty() ? stream.explanation() : session.explanation();
        }
        return explanation;
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        var known = facts;
        attributes.declare(tree, () -> known.established() ? PeerAttributes.names(known) : attributes.peerNames());
        PeerAttributes.declare(tree, known);
        stream.attributes(tree);
    }

    @Override
    public void bindTo(String address) throws AttributeException {
        stream.bindTo(address);
    }

    @Override
    public Optional<String> localAddress() {
        return stream.localAddress();
    }

    @Override
    public Optional<String> remoteAddress() {
        return stream.remoteAddress();
    }

    @Override
    public void close() {
        try {
            if (session != null) {
                session.close();
            }
        } finally {
            preparation.ifPresent(prepared -> prepared.lease().close());
            deadline.close();
            stream.close();
        }
    }
}
