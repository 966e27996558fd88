package xcm.transport.btls.trust;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Is a certificate that {@link Forge} has made, with what is needed to issue others. */
record Forged(X509Certificate certificate, X500Name name, Keys kind, KeyPair keys) {
    SubjectPublicKeyInfo publicKey() {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }

    static List<X509Certificate> certificates(List<Forged> all) {
        return all.stream().map(Forged::certificate).toList();
    }
}
