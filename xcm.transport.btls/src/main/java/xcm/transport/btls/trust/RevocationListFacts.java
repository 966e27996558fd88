package xcm.transport.btls.trust;

import java.io.IOException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * Holds a revocation list with what must be known to choose among several (RFC 5280, section 5).
 *
 * @param list the list itself
 * @param issuer whose list it is
 * @param authorityKeyIdentifier names the key that it is signed with
 * @param distributionPoint limits what it is about
 * @param critical whether the list, or one of its entries, has a critical extension that is not known
 */
record RevocationListFacts(
        X509CRL list,
        CanonicalName issuer,
        Optional<AuthorityKeyIdentifier> authorityKeyIdentifier,
        Optional<IssuingDistributionPoint> distributionPoint,
        boolean critical) {
    private static final Set<String> HANDLED =
            Set.of(Extension.issuingDistributionPoint.getId(), Extension.authorityKeyIdentifier.getId());
    private static final Set<String> HANDLED_OF_ENTRIES = Set.of(Extension.certificateIssuer.getId());

    /**
     * Reads lists, leaving out those that are of no use: not readable, about changes only, about some reasons only, or about
     * other issuers' certificates.
     */
    static List<RevocationListFacts> ofReadable(List<X509CRL> lists) {
        var facts = new ArrayList<RevocationListFacts>();
        for (X509CRL list : lists) {
            try {
                var one = of(list);
                if (one.isComplete()) {
                    facts.add(one);
                }
            } catch (IOException | RuntimeException unreadable) {
                // It is as if it were not there.
            }
        }
        return List.copyOf(facts);
    }

    /** Tells whether a time is between that of this list and, if it is known, that of the next one. */
    boolean isValidAt(Instant now) {
        long second = now.getEpochSecond();
        return second >= list.getThisUpdate().toInstant().getEpochSecond()
                && (list.getNextUpdate() == null
                        || second < list.getNextUpdate().toInstant().getEpochSecond());
    }

    private static RevocationListFacts of(X509CRL list) throws IOException {
        return new RevocationListFacts(
                list,
                CanonicalName.of(
                        X500Name.getInstance(list.getIssuerX500Principal().getEncoded())),
                extension(list, Extension.authorityKeyIdentifier).map(AuthorityKeyIdentifier::getInstance),
                extension(list, Extension.issuingDistributionPoint).map(IssuingDistributionPoint::getInstance),
                hasUnknown(list.getCriticalExtensionOIDs(), HANDLED) || entriesHaveUnknown(list));
    }

    private boolean isComplete() {
        boolean whole = distributionPoint
                .map(point -> !point.isIndirectCRL() && point.getOnlySomeReasons() == null && isConsistent(point))
                .orElse(true);
        return whole && list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null;
    }

    private static boolean isConsistent(IssuingDistributionPoint point) {
        int limits = (point.onlyContainsUserCerts() ? 1 : 0)
                + (point.onlyContainsCACerts() ? 1 : 0)
                + (point.onlyContainsAttributeCerts() ? 1 : 0);
        return limits <= 1;
    }

    private static boolean entriesHaveUnknown(X509CRL list) {
        Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
        return entries != null
                && entries.stream().anyMatch(entry -> hasUnknown(entry.getCriticalExtensionOIDs(), HANDLED_OF_ENTRIES));
    }

    private static boolean hasUnknown(Set<String> critical, Set<String> handled) {
        return critical != null && !handled.containsAll(critical);
    }

    private static Optional<ASN1Primitive> extension(X509CRL list, ASN1ObjectIdentifier kind) throws IOException {
        byte[] value = list.getExtensionValue(kind.getId());
        return value == null
                ? Optional.empty()
                : Optional.of(ASN1Primitive.fromByteArray(
                        ASN1OctetString.getInstance(value).getOctets()));
    }
}
