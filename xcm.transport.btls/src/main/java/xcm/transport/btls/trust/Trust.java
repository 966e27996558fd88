package xcm.transport.btls.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Is what peers are judged by.
 *
 * @param anchors the trusted certificates; duplicates and equal subjects are fine, and none need be that of an authority
 * @param revocationLists lists of what their issuers have revoked; none if revocation is not checked
 */
public record Trust(List<X509Certificate> anchors, List<X509CRL> revocationLists) {
    /** Copies the lists. */
    public Trust {
        anchors = List.copyOf(anchors);
        revocationLists = List.copyOf(revocationLists);
    }
}
