package xcm.test;

import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;

/** Holds the two ends of an established connection, and the server by which it came about. */
record Pair(XcmServer server, XcmConnection client, XcmConnection accepted) {
    /** Makes both ends blocking. */
    Pair blocking() throws XcmException {
        client.setBlocking(true);
        accepted.setBlocking(true);
        return this;
    }
}
