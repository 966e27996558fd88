package xcm.transport.btls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import xcm.transport.btls.trust.PeerCertificate;

/**
 * Is what is known of a connection's TLS, for any thread to read.
 *
 * @param established whether the handshake is done
 * @param version the version as attributes have it, {@code 1.2} or {@code 1.3}: negotiated, or else the highest enabled one;
 *     empty before there is a handshake
 * @param cipher the IANA name of the negotiated cipher suite
 * @param peer the peer's certificate, if it has shown one, once established
 */
record Facts(boolean established, Optional<String> version, Optional<String> cipher, Optional<PeerCertificate> peer) {
    static final Facts UNKNOWN = new Facts(false, Optional.empty(), Optional.empty(), Optional.empty());

    private static final String NONE = "NONE"; // the version of a session that is none
    private static final String PREFIX = "TLSv";

    /** Reads from an engine what is negotiated so far. */
    static Facts of(SSLEngine engine, Plan plan, boolean established) {
        SSLSession session = engine.getHandshakeSession();
        if (session == null) {
            session = engine.getSession();
        }
        var version = session.getProtocol();
        boolean negotiated = version != null && !version.equals(NONE);
        return new Facts(
                established,
                Optional.of((negotiated ? version : highest(plan)).substring(PREFIX.length())),
                Optional.ofNullable(session.getCipherSuite()).filter(name -> !name.contains("_WITH_NULL_NULL")),
                established ? peer(session) : Optional.empty());
    }

    private static String highest(Plan plan) {
        return plan.versions().contains(Plan.TLS13) ? Plan.TLS13 : Plan.TLS12;
    }

    private static Optional<PeerCertificate> peer(SSLSession session) {
        try {
            return Optional.of(PeerCertificate.of((X509Certificate) session.getPeerCertificates()[0]));
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty(); // it has shown none
        }
    }
}
