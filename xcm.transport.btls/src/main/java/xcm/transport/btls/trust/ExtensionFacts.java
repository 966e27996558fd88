package xcm.transport.btls.trust;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * Holds what the extensions of a certificate say, as far as the verification of chains (RFC 5280, section 6) needs it.
 *
 * @param basicConstraints whether it is that of an authority, and how long a path below may be
 * @param keyUsage the bits of {@link org.bouncycastle.asn1.x509.KeyUsage}, never none
 * @param extendedKeyUsage what the key may be used for
 * @param netscapeType the bits of {@link org.bouncycastle.asn1.misc.NetscapeCertType}
 * @param subjectKeyIdentifier names the key of the certificate
 * @param authorityKeyIdentifier names the key of the issuer
 * @param alternativeNames further names of the subject
 * @param nameConstraints limits the names of subjects below
 * @param distributionPoints says what revocation lists there are
 * @param proxy whether it is a proxy certificate (RFC 3820), which is neither an authority's nor has alternative names
 * @param critical whether there is a critical extension of a kind that nothing here knows
 */
record ExtensionFacts(
        Optional<BasicConstraints> basicConstraints,
        Optional<Integer> keyUsage,
        Optional<ExtendedKeyUsage> extendedKeyUsage,
        Optional<Integer> netscapeType,
        Optional<SubjectKeyIdentifier> subjectKeyIdentifier,
        Optional<AuthorityKeyIdentifier> authorityKeyIdentifier,
        Optional<GeneralNames> alternativeNames,
        Optional<NameConstraints> nameConstraints,
        Optional<CRLDistPoint> distributionPoints,
        boolean proxy,
        boolean critical) {
    ExtensionFacts {
        if (proxy
                && (alternativeNames.isPresent()
                        || basicConstraints.map(BasicConstraints::isCA).orElse(false))) {
            throw new IllegalArgumentException("a proxy certificate is that of an authority, or has alternative names");
        }
    }

    private static final ASN1ObjectIdentifier PROXY = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.14");

    /**
     * What may be critical: the kinds that OpenSSL takes for handled. Those about policies are among them, for no policy is
     * ever asked for; the key identifiers are not, for they must not be critical.
     */
    private static final Set<ASN1ObjectIdentifier> HANDLED = Set.of(
            MiscObjectIdentifiers.netscapeCertType,
            Extension.keyUsage,
            Extension.subjectAlternativeName,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.cRLDistributionPoints,
            Extension.extendedKeyUsage,
            OCSPObjectIdentifiers.id_pkix_ocsp_nocheck,
            Extension.policyConstraints,
            PROXY,
            Extension.nameConstraints,
            Extension.policyMappings,
            Extension.inhibitAnyPolicy);

    /**
     * Reads the extensions.
     *
     * @throws IllegalArgumentException one of those that are needed here cannot be read, or makes no sense
     */
    static ExtensionFacts of(Optional<Extensions> extensions) {
        var reader = new Reader(extensions);
        return new ExtensionFacts(
                reader.read(Extension.basicConstraints, ExtensionFacts::basicConstraints),
                reader.read(Extension.keyUsage, ExtensionFacts::keyUsage),
                reader.read(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance),
                reader.read(MiscObjectIdentifiers.netscapeCertType, ExtensionFacts::bits),
                reader.read(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance),
                reader.read(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance),
                reader.read(Extension.subjectAlternativeName, GeneralNames::getInstance),
                reader.read(Extension.nameConstraints, NameConstraints::getInstance),
                reader.read(Extension.cRLDistributionPoints, CRLDistPoint::getInstance),
                extensions.map(all -> all.getExtension(PROXY) != null).orElse(false),
                extensions
                        .map(all -> !HANDLED.containsAll(Set.of(all.getCriticalExtensionOIDs())))
                        .orElse(false));
    }

    /** Tells whether the key may be used for one at least of some purposes, given as bits. */
    boolean allowsKeyUsage(int anyOf) {
        return keyUsage.isEmpty() || (keyUsage.get() & anyOf) != 0;
    }

    /** Tells whether the basic constraints are there and say that it is the certificate of an authority. */
    boolean isAuthority() {
        return basicConstraints.map(BasicConstraints::isCA).orElse(false);
    }

    private static BasicConstraints basicConstraints(ASN1Encodable value) {
        var constraints = BasicConstraints.getInstance(value);
        if (constraints.getPathLenConstraint() != null
                && constraints.getPathLenConstraint().signum() < 0) {
            throw new IllegalArgumentException("the path length of the basic constraints is negative");
        }
        return constraints;
    }

    private static int keyUsage(ASN1Encodable value) {
        int bits = bits(value);
        if (bits == 0) {
            throw new IllegalArgumentException("the key usage allows nothing at all");
        }
        return bits;
    }

    private static int bits(ASN1Encodable value) {
        return ASN1BitString.getInstance(value).intValue() & 0xffff;
    }

    private record Reader(Optional<Extensions> extensions) {
        <T> Optional<T> read(ASN1ObjectIdentifier kind, Function<ASN1Encodable, T> parser) {
            return extensions.map(all -> all.getExtension(kind)).map(extension -> {
                try {
                    Nesting.requireShallow(extension.getExtnValue().getOctets());
                    return parser.apply(extension.getParsedValue());
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException("extension " + kind + " cannot be read: " + e.getMessage(), e);
                }
            });
        }
    }
}
