package xcm.transport.btls.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * Holds the names that a peer's certificate gives.
 *
 * <p>What cannot be read counts as absent: a certificate need not have been verified. Names with a NUL in them are left out.
 * Immutable.
 */
public final class PeerCertificate {
    private final List<String> commonNames;
    private final List<String> dnsNames;
    private final List<String> emails;
    private final List<Optional<String>> directoryNames;
    private final byte[] subjectKeyIdentifier;

    private PeerCertificate(X509Certificate certificate) {
        commonNames = commonNames(certificate);
        List<GeneralName> alternatives = alternativeNames(certificate);
        dnsNames = strings(alternatives, GeneralName.dNSName);
        emails = strings(alternatives, GeneralName.rfc822Name);
        directoryNames = alternatives.stream()
                .filter(name -> name.getTagNo() == GeneralName.directoryName)
                .map(name -> commonNames(name).stream().findFirst())
                .toList();
        subjectKeyIdentifier = extension(certificate, Extension.subjectKeyIdentifier)
                .flatMap(PeerCertificate::keyIdentifier)
                .orElse(new byte[0]);
    }

    /** Reads the names of a certificate; never fails. */
    public static PeerCertificate of(X509Certificate certificate) {
        return new PeerCertificate(certificate);
    }

    /** Returns the first common name of the subject. */
    public Optional<String> commonName() {
        return commonNames.stream().findFirst();
    }

    /** Returns all common names of the subject, in order. */
    public List<String> commonNames() {
        return commonNames;
    }

    /** Returns the DNS names among the subject's alternative names, in order. */
    public List<String> dnsNames() {
        return dnsNames;
    }

    /** Returns the e-mail addresses among the subject's alternative names, in order. */
    public List<String> emails() {
        return emails;
    }

    /** Returns, for each directory name among the subject's alternative names, its first common name, if it has one. */
    public List<Optional<String>> directoryNames() {
        return directoryNames;
    }

    /** Returns the octets of the subject key identifier, a copy; none if there is none. */
    public byte[] subjectKeyIdentifier() {
        return subjectKeyIdentifier.clone();
    }

    /** Returns the first common name, then the DNS names, each spelling once. */
    public List<String> names() {
        var names = new LinkedHashSet<String>();
        commonName().ifPresent(names::add);
        names.addAll(dnsNames);
        return List.copyOf(names);
    }

    /**
     * Tells whether one of some names is a DNS name or a common name of this certificate.
     *
     * <p>Case of ASCII letters does not matter; there are no wildcards, neither here nor there.
     */
    public boolean isNamed(Collection<String> accepted) {
        return accepted.stream()
                .anyMatch(name -> dnsNames.stream().anyMatch(own -> equal(name, own))
                        || commonNames.stream().anyMatch(own -> equal(name, own)));
    }

    private static boolean equal(String one, String other) {
        return Ascii.lowerCase(one).equals(Ascii.lowerCase(other));
    }

    private static List<String> commonNames(X509Certificate certificate) {
        try {
            return DistinguishedName.commonNames(
                    Certificate.getInstance(Nesting.requireShallow(certificate.getEncoded()))
                            .getSubject());
        } catch (CertificateEncodingException | RuntimeException unreadable) {
            return List.of();
        }
    }

    private static List<String> commonNames(GeneralName directory) {
        return DistinguishedName.commonNames(X500Name.getInstance(directory.getName()));
    }

    private static List<GeneralName> alternativeNames(X509Certificate certificate) {
        return extension(certificate, Extension.subjectAlternativeName)
                .flatMap(PeerCertificate::generalNames)
                .orElse(List.of());
    }

    private static Optional<List<GeneralName>> generalNames(byte[] extension) {
        try {
            var names = new ArrayList<GeneralName>();
            for (GeneralName name : GeneralNames.getInstance(extension).getNames()) {
                switch (name.getTagNo()) { // what cannot be read shows here, not when it is told
                    case GeneralName.directoryName -> commonNames(name);
                    case GeneralName.dNSName, GeneralName.rfc822Name -> DistinguishedName.text(name.getName());
                    default -> {}
                }
                names.add(name);
            }
            return Optional.of(names);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> keyIdentifier(byte[] extension) {
        try {
            return Optional.of(SubjectKeyIdentifier.getInstance(extension).getKeyIdentifier());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> extension(X509Certificate certificate, ASN1ObjectIdentifier kind) {
        try {
            return Optional.ofNullable(certificate.getExtensionValue(kind.getId()))
                    .map(value -> ASN1OctetString.getInstance(value).getOctets())
                    .map(Nesting::requireShallow);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> strings(List<GeneralName> names, int kind) {
        return names.stream()
                .filter(name -> name.getTagNo() == kind)
                .map(name -> DistinguishedName.text(name.getName()))
                .filter(text -> text.indexOf('\0') < 0)
                .toList();
    }
}
