package xcm.api;

import java.util.List;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;
import xcm.attr.AttributeMap;

/**
 * Opens connections and servers, as {@link Xcm} does, for those who get what they use from the OSGi service registry: the
 * service is there while the bundle {@code xcm.api} is started. Outside OSGi use {@link Xcm}.
 *
 * <p>The service property {@code xcm.transport} has the names of the transports that are there now. Who needs one tracks
 * the service by the filter {@code (xcm.transport=ux)}, and so learns when that transport can be used and when no longer;
 * see also {@link RequireTransport}.
 *
 * <p>All methods may be called by any thread.
 */
@ProviderType
@SuppressWarnings("exports") // the OSGi annotations are not needed by who uses this
public interface XcmService {
    /**
     * Connects to a server.
     *
     * @param address of the server
     * @return the established connection
     * @throws XcmException as {@link Xcm#connect(String)}
     */
    XcmConnection connect(String address) throws XcmException;

    /**
     * Connects to a server.
     *
     * @param address of the server
     * @param attributes set on the connection, in their order, before it connects
     * @return the connection
     * @throws XcmException as {@link Xcm#connect(String, AttributeMap)}
     */
    XcmConnection connect(String address, AttributeMap attributes) throws XcmException;

    /**
     * Opens a server that listens on an address.
     *
     * @param address to listen on
     * @return the server
     * @throws XcmException as {@link Xcm#server(String)}
     */
    XcmServer server(String address) throws XcmException;

    /**
     * Opens a server that listens on an address.
     *
     * @param address to listen on
     * @param attributes set on the server, in their order
     * @return the server
     * @throws XcmException as {@link Xcm#server(String, AttributeMap)}
     */
    XcmServer server(String address, AttributeMap attributes) throws XcmException;

    /** Returns the names of the transports that are there now, sorted. */
    SortedSet<String> transports();

    /** Returns the sockets of this process that are open now, in the order of their ids. */
    List<LiveSocket> sockets();
}
