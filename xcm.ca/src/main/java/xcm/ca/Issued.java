package xcm.ca;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Is a certificate with its key. Immutable; any thread; what it is shown as never has the key in it. */
public final class Issued {
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    Issued(X509Certificate certificate, PrivateKey key, List<X509Certificate> chain) {
        this.certificate = certificate;
        this.key = key;
        this.chain = chain;
    }

    /** Returns the certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Returns the certificate, as text. */
    public String certificatePem() {
        return pem(certificate);
    }

    /** Returns the certificate and those of the authorities above, as text, without that of the root (but for the root's). */
    public String chainPem() {
        var text = new StringBuilder();
        chain.forEach(one -> text.append(pem(one)));
        return text.toString();
    }

    /** Returns the key in PKCS#8, RFC 5958. */
    public String keyPem() {
        return Pem.of("PRIVATE KEY", key.getEncoded());
    }

    /**
     * Returns the key in PKCS#1, RFC 8017 A.1.2.
     *
     * @throws IllegalStateException if it is not of RSA
     */
    public String keyPkcs1Pem() {
        var info = PrivateKeyInfo.getInstance(key.getEncoded());
        require(info.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption), "RSA");
        return Pem.of("RSA PRIVATE KEY", info.getPrivateKey().getOctets());
    }

    /**
     * Returns the key in the form of SEC 1, RFC 5915.
     *
     * @throws IllegalStateException if it is not of a NIST curve
     */
    public String keySec1Pem() {
        var info = PrivateKeyInfo.getInstance(key.getEncoded());
        var algorithm = info.getPrivateKeyAlgorithm();
        require(algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey), "a NIST curve");
        try {
            var value = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
            int bits = ((ECKey) key).getParams().getOrder().bitLength();
            var bytes = SubjectPublicKeyInfo.getInstance(
                            certificate.getPublicKey().getEncoded())
                    .getPublicKeyData();
            var sec1 = new ECPrivateKey(bits, value, bytes, algorithm.getParameters());
            return Pem.of("EC PRIVATE KEY", sec1.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("The key of " + this + " cannot be encoded", e);
        }
    }

    /** Returns the value of the subject key identifier, RFC 5280 4.2.1.2; empty if the certificate has none. */
    public byte[] subjectKeyId() {
        var value = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (value == null) {
            return new byte[0];
        }
        var inner = ASN1OctetString.getInstance(value).getOctets();
        return ASN1OctetString.getInstance(inner).getOctets();
    }

    PrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "Issued[" + certificate.getSubjectX500Principal() + "]";
    }

    private static void require(boolean kind, String name) {
        if (!kind) {
            throw new IllegalStateException("The key is not one of " + name);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return Pem.of("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate cannot be encoded", e);
        }
    }
}
