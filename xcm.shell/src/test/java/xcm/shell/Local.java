package xcm.shell;

import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import xcm.api.LiveSocket;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmService;
import xcm.attr.AttributeMap;

/**
 * Is XCM of this process, as the service in OSGi.
 *
 * @param found gives the sockets
 */
record Local(Supplier<List<LiveSocket>> found) implements XcmService {
    /** The real sockets of this process. */
    Local() {
        this(Xcm::sockets);
    }

    @Override
    public XcmConnection connect(String address) throws XcmException {
        return Xcm.connect(address);
    }

    @Override
    public XcmConnection connect(String address, AttributeMap attributes) throws XcmException {
        return Xcm.connect(address, attributes);
    }

    @Override
    public XcmServer server(String address) throws XcmException {
        return Xcm.server(address);
    }

    @Override
    public XcmServer server(String address, AttributeMap attributes) throws XcmException {
        return Xcm.server(address, attributes);
    }

    @Override
    public SortedSet<String> transports() {
        return Xcm.transports();
    }

    @Override
    public List<LiveSocket> sockets() {
        return found.get();
    }
}
