package xcm.transport.btls.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Decides whether a peer's certificate is to be trusted. */
public final class Verifier {
    private Verifier() {}

    /**
     * Verifies that a trusted certificate issued the peer's.
     *
     * @throws CertificateException if none did
     */
    public static void verify(List<X509Certificate> presented, Trust trust, Rules rules, Instant now)
            throws CertificateException {
        var leaf = presented.get(0);
        for (var anchor : trust.anchors()) {
            if (isIssuedBy(leaf, anchor)) {
                return;
            }
        }
        throw new CertificateException("no trusted certificate has issued it");
    }

    private static boolean isIssuedBy(X509Certificate leaf, X509Certificate anchor) {
        try {
            leaf.verify(anchor.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
