package xcm.transport.btls.trust;

import java.security.cert.CertificateException;
import java.util.List;

/**
 * Is a chain of certificates from that of a peer to one that is trusted, or beyond it; not checked yet.
 *
 * @param certificates first that of the peer, each followed by its issuer
 */
record Path(List<CertificateFacts> certificates) {
    Path {
        certificates = List.copyOf(certificates);
    }

    CertificateFacts certificate(int depth) {
        return certificates.get(depth);
    }

    int length() {
        return certificates.size();
    }

    /** Fails the verification unless a condition is true of a certificate. */
    void require(boolean condition, int depth, String reason) throws CertificateException {
        if (!condition) {
            throw failure(depth, reason);
        }
    }

    CertificateException failure(int depth, String reason) {
        var name = certificate(depth).certificate().getSubjectX500Principal().getName();
        return new CertificateException((depth == 0 ? "certificate " : "issuer ") + name + ": " + reason);
    }
}
