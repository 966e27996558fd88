package xcm.transport.btls.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;

/** Is a question to a verifier: is this peer to be trusted? */
record Question(String name, List<Forged> presented, List<Forged> anchors, List<X509CRL> lists, Rules rules) {
    static final Rules SERVER = new Rules(Rules.Peer.SERVER, true, false);
    static final Rules CLIENT = new Rules(Rules.Peer.CLIENT, true, false);

    /** Returns nothing if the certificate is fine, else what is wrong. */
    String verdict(Instant now) {
        try {
            Verifier.verify(Forged.certificates(presented), new Trust(Forged.certificates(anchors), lists), rules, now);
            return "";
        } catch (CertificateException e) {
            return e.getMessage();
        }
    }

    /** Tells whether the peer's certificate is among those trusted, and cannot be read. */
    boolean isAboutMalformedAnchor() {
        try {
            CertificateFacts.of(presented.get(0).certificate());
            return false;
        } catch (CertificateException e) {
            return anchors.contains(presented.get(0));
        }
    }
}
