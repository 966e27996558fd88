package xcm.ca;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** Adds to a certificate the extensions that its subject asks for: RFC 5280 4.2.1. */
final class Extensions {
    private static final int CERTIFICATE_AND_LIST_SIGN = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    private final X509v3CertificateBuilder builder;
    private final JcaX509ExtensionUtils identifiers;

    Extensions(X509v3CertificateBuilder builder, JcaX509ExtensionUtils identifiers) {
        this.builder = builder;
        this.identifiers = identifiers;
    }

    void addConstraints(Subject subject, boolean authority) throws IOException {
        boolean flag = subject.authority().orElse(authority);
        if (authority || flag) {
            var constraints = flag && subject.pathLength().isPresent()
                    ? new BasicConstraints(subject.pathLength().orElseThrow())
                    : new BasicConstraints(flag);
            builder.addExtension(Extension.basicConstraints, true, constraints);
        }
        if (!subject.permittedDns().isEmpty() || !subject.excludedDns().isEmpty()) {
            builder.addExtension(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(subtrees(subject.permittedDns()), subtrees(subject.excludedDns())));
        }
    }

    void addUsages(Subject subject, boolean authority) throws IOException {
        int bits = subject.keyUses()
                .map(uses -> uses.stream().mapToInt(KeyUse::bit).sum())
                .orElse(authority ? CERTIFICATE_AND_LIST_SIGN : 0);
        if (bits != 0) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(bits));
        }
        if (!subject.usages().isEmpty()) {
            var purposes = subject.usages().stream().map(ExtendedUsage::purpose).toArray(KeyPurposeId[]::new);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
    }

    void addNames(Subject subject) throws IOException {
        if (!subject.alternatives().isEmpty()) {
            var names = subject.alternatives().toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
    }

    void addOwnIdentifier(PublicKey key) throws IOException {
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    }

    /** Names the key of the issuer, which is how those are told apart that have one name. */
    void addIssuerIdentifier(X509Certificate issuer) throws IOException {
        if (issuer.getExtensionValue(Extension.subjectKeyIdentifier.getId()) != null) {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
        }
    }

    private static GeneralSubtree[] subtrees(List<String> domains) {
        return domains.stream()
                .map(domain -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain)))
                .toArray(GeneralSubtree[]::new);
    }
}
