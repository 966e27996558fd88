package xcm.transport.btls.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509CRL;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures: with the Java platform's own providers, and with Bouncy Castle what those do not know (elliptic
 * curves other than the three of NIST, say).
 */
final class Signatures {
    private static final Set<ASN1ObjectIdentifier> PLATFORM_CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private Signatures() {}

    /** Tells whether a certificate is signed with the key of another one. */
    static boolean isSigned(CertificateFacts certificate, CertificateFacts issuer) {
        return isValid(
                key -> certificate.certificate().verify(key),
                verifiers ->
                        new X509CertificateHolder(certificate.certificate().getEncoded()).isSignatureValid(verifiers),
                issuer);
    }

    /** Tells whether a revocation list is signed with the key of a certificate. */
    static boolean isSigned(X509CRL list, CertificateFacts issuer) {
        return isValid(
                list::verify, verifiers -> new X509CRLHolder(list.getEncoded()).isSignatureValid(verifiers), issuer);
    }

    private static boolean isValid(Platform platform, Other other, CertificateFacts issuer) {
        if (hasForeignCurve(issuer.key().getAlgorithm())) {
            return isValid(other, issuer.key());
        }
        try {
            platform.verify(issuer.certificate().getPublicKey());
            return true;
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException | RuntimeException unknown) {
            return isValid(other, issuer.key());
        }
    }

    private static boolean isValid(Other other, SubjectPublicKeyInfo key) {
        try {
            var verifiers = new JcaContentVerifierProviderBuilder().setProvider(BouncyCastle.PROVIDER);
            return other.isValid(verifiers.build(key));
        } catch (OperatorCreationException
                | CertException
                | IOException
                | GeneralSecurityException
                | RuntimeException e) {
            return false;
        }
    }

    /** Tells whether a key is on a curve that the Java platform reads but does not know (it takes each signature for wrong). */
    static boolean hasForeignCurve(AlgorithmIdentifier key) {
        return key.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && !(key.getParameters() instanceof ASN1ObjectIdentifier curve && PLATFORM_CURVES.contains(curve));
    }

    private interface Platform {
        void verify(PublicKey key) throws GeneralSecurityException;
    }

    private interface Other {
        boolean isValid(ContentVerifierProvider verifiers) throws CertException, IOException, GeneralSecurityException;
    }

    /** Is made when it is needed first, for it takes its time. */
    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
