package xcm.transport.btls.trust;

import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Holds a certificate with what the search for its issuer and the checks of a chain need to know of it, read once. */
final class CertificateFacts {
    private final X509Certificate certificate;
    private final byte[] encoded;
    private final Certificate structure;
    private final CanonicalName subject;
    private final CanonicalName issuer;
    private final ExtensionFacts extensions;
    private final boolean selfSigned;

    private CertificateFacts(X509Certificate certificate, byte[] encoded) {
        this.certificate = certificate;
        this.encoded = encoded;
        structure = Certificate.getInstance(Nesting.requireShallow(encoded));
        subject = CanonicalName.of(structure.getSubject());
        issuer = CanonicalName.of(structure.getIssuer());
        extensions = ExtensionFacts.of(
                Optional.ofNullable(structure.getTBSCertificate().getExtensions()));
        selfSigned = hasIssued(this);
    }

    /**
     * Reads a certificate.
     *
     * @throws CertificateException an extension that matters cannot be read
     */
    static CertificateFacts of(X509Certificate certificate) throws CertificateException {
        try {
            return new CertificateFacts(certificate, certificate.getEncoded());
        } catch (RuntimeException e) {
            throw new CertificateException("the certificate is not well formed: " + e.getMessage(), e);
        }
    }

    /** Reads certificates, leaving out repeated ones, and those that cannot be read: they can neither help nor harm. */
    static List<CertificateFacts> ofReadable(List<X509Certificate> certificates) {
        var facts = new ArrayList<CertificateFacts>();
        for (X509Certificate certificate : certificates) {
            try {
                CertificateFacts one = of(certificate);
                if (facts.stream().noneMatch(one::isSameAs)) {
                    facts.add(one);
                }
            } catch (CertificateException unreadable) {
                // It is as if it were not there.
            }
        }
        return facts;
    }

    X509Certificate certificate() {
        return certificate;
    }

    CanonicalName subject() {
        return subject;
    }

    CanonicalName issuer() {
        return issuer;
    }

    X500Name subjectName() {
        return structure.getSubject();
    }

    ExtensionFacts extensions() {
        return extensions;
    }

    SubjectPublicKeyInfo key() {
        return structure.getSubjectPublicKeyInfo();
    }

    /** Returns the version that is written in the certificate: 1, 2 or 3. */
    int version() {
        return structure.getVersionNumber();
    }

    /** Tells whether the two are the same, bit by bit. */
    boolean isSameAs(CertificateFacts other) {
        return Arrays.equals(encoded, other.encoded);
    }

    /** Tells whether subject and issuer have the same name. */
    boolean isSelfIssued() {
        return subject.equals(issuer);
    }

    /** Tells whether this looks like signed with its own key; the signature is not verified. */
    boolean isSelfSigned() {
        return selfSigned;
    }

    /** Tells whether this looks like the issuer of another certificate: by names, key identifiers and kind of key. */
    boolean hasIssued(CertificateFacts other) {
        return subject.equals(other.issuer)
                && other.extensions
                        .authorityKeyIdentifier()
                        .map(this::isNamedBy)
                        .orElse(true)
                && keyMakes(other);
    }

    /** Tells whether a key identifier, with what else it names the issuer by, is no other than that of this certificate. */
    @SuppressWarnings("deprecation") // what replaces it is not in the version that Karaf has
    boolean isNamedBy(AuthorityKeyIdentifier identifier) {
        byte[] key = identifier.getKeyIdentifier();
        Optional<byte[]> own = extensions.subjectKeyIdentifier().map(SubjectKeyIdentifier::getKeyIdentifier);
        if (key != null && own.isPresent() && !Arrays.equals(key, own.get())) {
            return false;
        }
        BigInteger serial = identifier.getAuthorityCertSerialNumber();
        if (serial != null && !serial.equals(structure.getSerialNumber().getValue())) {
            return false;
        }
        if (identifier.getAuthorityCertIssuer() != null) {
            for (GeneralName name : identifier.getAuthorityCertIssuer().getNames()) {
                if (name.getTagNo() == GeneralName.directoryName) {
                    return CanonicalName.of(X500Name.getInstance(name.getName()))
                            .equals(issuer);
                }
            }
        }
        return true;
    }

    /** Tells whether this is within its time of validity; seconds are whole, and the last one is out. */
    boolean isValidAt(Instant now) {
        long second = now.getEpochSecond();
        return second >= notBefore().getEpochSecond() && second < notAfter().getEpochSecond();
    }

    Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** Tells whether the key is strong enough. */
    boolean hasStrongKey() {
        return SecurityLevel.admitsKey(key());
    }

    /** Tells whether the issuer has signed in a way that is strong enough. */
    boolean hasStrongSignature() {
        return SecurityLevel.admitsSignature(structure.getSignatureAlgorithm());
    }

    private boolean keyMakes(CertificateFacts other) {
        Optional<KeyAlgorithm> own = KeyAlgorithm.ofKey(key().getAlgorithm().getAlgorithm());
        return KeyAlgorithm.ofSignature(other.structure.getSignatureAlgorithm().getAlgorithm())
                .flatMap(signature -> own.filter(key -> key.makes(signature)))
                .isPresent();
    }
}
