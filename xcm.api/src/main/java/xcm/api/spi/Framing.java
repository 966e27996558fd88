package xcm.api.spi;

import org.osgi.annotation.versioning.ConsumerType;
import xcm.linux.ErrnoException;

/**
 * Makes a messaging transport of a byte stream transport: each message follows its length.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |          length of the payload, 1..262144, big-endian         |
 * +---------------------------------------------------------------+
 * |                            payload ...
 * </pre>
 *
 * <p>There is nothing else on the stream. A length of zero or above the maximum is EPROTO.
 *
 * <p>A transport of one's own takes one line:
 *
 * <pre>{@code
 * @TransportProvider("tcp")
 * public final class TcpTransport extends Framing { public TcpTransport() { super("tcp", "btcp"); } }
 * }</pre>
 */
@ConsumerType
@SuppressWarnings("exports") // the OSGi annotations are not needed by who uses this
public class Framing implements Transport {
    /** The size of the largest message, in bytes. */
    public static final int MAX_MESSAGE_SIZE = 262_144;

    /** The size of the header, in bytes. */
    public static final int HEADER_SIZE = 4;

    private final String name;
    private final String stream;

    /**
     * Makes a messaging transport over a byte stream transport.
     *
     * @param name the new transport's name
     * @param stream the byte stream transport's name, looked up for each socket
     */
    protected Framing(String name, String stream) {
        this.name = name;
        this.stream = stream;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public final TransportConnection connection(SocketContext context) throws ErrnoException {
        return new FramedConnection(name, context.counters(), context.connection(stream, context.scheme()));
    }

    @Override
    public final TransportServer server(SocketContext context) throws ErrnoException {
        return new FramedServer(name, context.server(stream, context.scheme()));
    }
}
