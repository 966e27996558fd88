package xcm.transport.btls.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Is what peers are judged by: trusted certificates, and what their issuers have revoked.
 *
 * <p>Immutable, and for any number of verifications: what is needed of the certificates is read once, here.
 */
public final class Trust {
    private final List<X509Certificate> anchors;
    private final List<X509CRL> revocationLists;
    private final List<CertificateFacts> anchorFacts;
    private final List<RevocationListFacts> revocationListFacts;

    /**
     * Reads what is needed of certificates and revocation lists.
     *
     * @param anchors the trusted certificates; duplicates and equal subjects are fine, none need be that of an authority, and
     *     one with an extension that cannot be read is of no use
     * @param revocationLists the lists of revoked certificates; none if revocation is not checked
     */
    public Trust(List<X509Certificate> anchors, List<X509CRL> revocationLists) {
        this.anchors = List.copyOf(anchors);
        this.revocationLists = List.copyOf(revocationLists);
        anchorFacts = CertificateFacts.ofReadable(this.anchors);
        revocationListFacts = RevocationListFacts.ofReadable(this.revocationLists);
    }

    /** Returns the trusted certificates, as given. */
    public List<X509Certificate> anchors() {
        return anchors;
    }

    /** Returns the revocation lists, as given. */
    public List<X509CRL> revocationLists() {
        return revocationLists;
    }

    List<CertificateFacts> anchorFacts() {
        return anchorFacts;
    }

    List<RevocationListFacts> revocationListFacts() {
        return revocationListFacts;
    }
}
