package xcm.transport.btls;

import java.util.List;
import xcm.transport.btls.trust.Identity;

/**
 * Is all that an engine is made with.
 *
 * @param client whether this end speaks first
 * @param versions the names that JSSE has for the versions of TLS
 * @param suites the cipher suites, the preferred first
 * @param groups the groups for the key exchange, the preferred first; none for those of the engine
 * @param identity what this end proves who it is by
 * @param judge decides about the peer
 */
record Plan(
        boolean client,
        List<String> versions,
        List<String> suites,
        List<String> groups,
        Identity identity,
        PeerJudge judge) {

    static final String TLS12 = "TLSv1.2";
    static final String TLS13 = "TLSv1.3";
}
