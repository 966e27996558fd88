package xcm.api.spi;

import org.osgi.annotation.versioning.ConsumerType;
import xcm.linux.ErrnoException;

/**
 * Makes the sockets of one transport, found by the token in front of an address ({@code ux}, {@code tcp}, ...).
 *
 * <p>Implementations are stateless, have a public constructor without parameters, and carry
 * {@link TransportProvider}; or they are registered as an OSGi service of this type, by whatever means. All methods may be
 * called by any thread.
 */
@ConsumerType
@SuppressWarnings("exports") // the OSGi annotations are not needed by who uses this
public interface Transport {
    /** Returns the token in front of the first colon of this transport's addresses, always the same. */
    String name();

    /** Returns what this transport gives to the application. */
    ServiceType service();

    /**
     * Makes a connection that is not connected yet.
     *
     * @param context what the socket needs to know of its surroundings
     * @throws ErrnoException ENOPROTOOPT if a transport that this one is built on is missing; EMFILE, ENFILE
     */
    TransportConnection connection(SocketContext context) throws ErrnoException;

    /**
     * Makes a server that is not bound yet.
     *
     * @param context what the socket needs to know of its surroundings
     * @throws ErrnoException as {@link #connection}
     */
    TransportServer server(SocketContext context) throws ErrnoException;
}
