package xcm.transport.btls.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates with everything wrong in them that a test wants; without further words they are fine. */
final class Forge {
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private final X500Name name;
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private Keys kind = Keys.P256;
    private KeyPair keys;
    private String signature = "";
    private Instant from = Instant.now().minus(Duration.ofDays(1));
    private Instant to = Instant.now().plus(Duration.ofDays(30));
    private boolean subjectKeyIdentifier = true;
    private boolean authorityKeyIdentifier = true;
    private boolean version1;
    private boolean damaged;

    private Forge(String name) {
        this.name = new X500Name(name);
    }

    /** Makes a certificate that issues others. */
    static Forge authority(String name) {
        return new Forge(name)
                .with(Extension.basicConstraints, new BasicConstraints(true))
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    /** Makes a certificate without any limits. */
    static Forge peer(String name) {
        return new Forge(name);
    }

    /** Adds, or replaces, a critical extension. */
    Forge with(ASN1ObjectIdentifier identifier, ASN1Encodable value) {
        return with(identifier, true, value);
    }

    /** Adds, or replaces, an extension. */
    Forge with(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable value) {
        try {
            return withEncoded(identifier, critical, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds, or replaces, an extension by bytes that need not make sense. */
    Forge withEncoded(ASN1ObjectIdentifier identifier, boolean critical, byte... value) {
        extensions.put(identifier, new Extension(identifier, critical, new DEROctetString(value)));
        return this;
    }

    Forge without(ASN1ObjectIdentifier identifier) {
        extensions.remove(identifier);
        return this;
    }

    Forge keys(Keys of) {
        kind = of;
        return this;
    }

    Forge keys(Forged other) {
        kind = other.kind();
        keys = other.keys();
        return this;
    }

    /** Has the issuer sign in another way than it usually does. */
    Forge signature(String name) {
        signature = name;
        return this;
    }

    Forge valid(Instant first, Instant last) {
        from = first;
        to = last;
        return this;
    }

    Forge expired() {
        return valid(Instant.now().minus(Duration.ofDays(9)), Instant.now().minus(Duration.ofDays(1)));
    }

    Forge notYetValid() {
        return valid(Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(9)));
    }

    Forge withoutSubjectKeyIdentifier() {
        subjectKeyIdentifier = false;
        return this;
    }

    Forge withoutAuthorityKeyIdentifier() {
        authorityKeyIdentifier = false;
        return this;
    }

    /** Makes a certificate as they were before there were extensions. */
    Forge version1() {
        version1 = true;
        return this;
    }

    /** Changes the last bit of the signature. */
    Forge damaged() {
        damaged = true;
        return this;
    }

    Forged selfSigned() {
        var own = keys == null ? kind.make() : keys;
        return sign(own, name, own, kind);
    }

    Forged by(Forged issuer) {
        var own = keys == null ? kind.make() : keys;
        return sign(own, issuer.name(), issuer.keys(), issuer.kind());
    }

    private Forged sign(KeyPair own, X500Name issuer, KeyPair issuerKeys, Keys issuerKind) {
        try {
            String algorithm = signature.isEmpty() ? issuerKind.signature() : signature;
            var signer = new JcaContentSignerBuilder(algorithm)
                    .setProvider(Keys.PROVIDER)
                    .build(issuerKeys.getPrivate());
            var holder = version1 ? version1(own, issuer, signer) : version3(own, issuer, issuerKeys, signer);
            return new Forged(certificate(holder.getEncoded()), name, kind, own);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError("cannot make a certificate for " + name, e);
        }
    }

    private X509CertificateHolder version1(KeyPair own, X500Name issuer, ContentSigner signer) {
        return new X509v1CertificateBuilder(issuer, serial(), Date.from(from), Date.from(to), name, info(own))
                .build(signer);
    }

    private X509CertificateHolder version3(KeyPair own, X500Name issuer, KeyPair issuerKeys, ContentSigner signer)
            throws IOException {
        var builder = new X509v3CertificateBuilder(issuer, serial(), Date.from(from), Date.from(to), name, info(own));
        for (Extension extension : extensions.values()) {
            builder.addExtension(extension);
        }
        var identifiers = new BcX509ExtensionUtils();
        if (subjectKeyIdentifier && !extensions.containsKey(Extension.subjectKeyIdentifier)) {
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(info(own)));
        }
        if (authorityKeyIdentifier && !extensions.containsKey(Extension.authorityKeyIdentifier)) {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(info(issuerKeys)));
        }
        return builder.build(signer);
    }

    private X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        if (damaged) {
            encoded[encoded.length - 1] ^= 1;
        }
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static SubjectPublicKeyInfo info(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }

    private static BigInteger serial() {
        return BigInteger.valueOf(SERIAL.incrementAndGet());
    }
}
