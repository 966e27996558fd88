package xcm.transport.btls.trust;

import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** Tells whether a revocation list is about a certificate of its issuer (RFC 5280, section 6.3.3, b). */
final class RevocationScope {
    private RevocationScope() {}

    static boolean includes(RevocationListFacts list, CertificateFacts certificate) {
        var limits = list.distributionPoint();
        if (!limits.map(point -> admits(point, certificate.extensions().isAuthority()))
                .orElse(true)) {
            return false;
        }
        Optional<DistributionPointName> where =
                limits.flatMap(point -> Optional.ofNullable(point.getDistributionPoint()));
        var points = certificate.extensions().distributionPoints();
        if (points.isPresent()) {
            for (DistributionPoint point : points.get().getDistributionPoints()) {
                if (isFrom(point, list.issuer()) && isSame(where, Optional.ofNullable(point.getDistributionPoint()))) {
                    // A list that is there for some reasons leaves open the others.
                    return point.getReasons() == null;
                }
            }
        }
        return where.isEmpty();
    }

    private static boolean admits(IssuingDistributionPoint limits, boolean authority) {
        return !limits.onlyContainsAttributeCerts()
                && !(authority ? limits.onlyContainsUserCerts() : limits.onlyContainsCACerts());
    }

    private static boolean isFrom(DistributionPoint point, CanonicalName issuer) {
        if (point.getCRLIssuer() == null) {
            return true;
        }
        for (GeneralName name : point.getCRLIssuer().getNames()) {
            if (name.getTagNo() == GeneralName.directoryName
                    && CanonicalName.of(X500Name.getInstance(name.getName())).equals(issuer)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether two places have a name in common, or one of them has none; names relative to an issuer's are not known. */
    private static boolean isSame(Optional<DistributionPointName> one, Optional<DistributionPointName> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        if (one.get().getType() != DistributionPointName.FULL_NAME
                || other.get().getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        for (GeneralName name : GeneralNames.getInstance(one.get().getName()).getNames()) {
            for (GeneralName match :
                    GeneralNames.getInstance(other.get().getName()).getNames()) {
                if (name.equals(match)) {
                    return true;
                }
            }
        }
        return false;
    }
}
