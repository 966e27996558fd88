package xcm.transport.btls.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Tells whether keys are two halves of one pair. */
final class KeyMatch {
    private KeyMatch() {}

    static boolean isPair(PrivateKey own, PublicKey other) {
        if (!own.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        if (own instanceof RSAKey key && other instanceof RSAKey counterpart) {
            // Not by a signature: an RSA key may be limited to a way of signing (RFC 4055).
            return key.getModulus().equals(counterpart.getModulus());
        }
        if (own instanceof ECPrivateKey key && other instanceof ECPublicKey counterpart) {
            return isPair(key, counterpart);
        }
        return verifies(own, other);
    }

    /**
     * Computes the public half anew. A signature and its verification would tell the same, but take the JDK ten times as long,
     * which a client pays for each connection if it has no other open.
     */
    private static boolean isPair(ECPrivateKey own, ECPublicKey other) {
        var algorithm = SubjectPublicKeyInfo.getInstance(other.getEncoded()).getAlgorithm();
        if (Signatures.hasForeignCurve(algorithm)) {
            return false;
        }
        var curve = CustomNamedCurves.getByOID((ASN1ObjectIdentifier) algorithm.getParameters());
        if (!curve.getN().equals(own.getParams().getOrder())) {
            return false;
        }
        var point = new FixedPointCombMultiplier()
                .multiply(curve.getG(), own.getS())
                .normalize();
        return point.getAffineXCoord().toBigInteger().equals(other.getW().getAffineX())
                && point.getAffineYCoord().toBigInteger().equals(other.getW().getAffineY());
    }

    /** Signs something and verifies it: for the keys of RFC 8032, Ed25519 and Ed448. */
    private static boolean verifies(PrivateKey own, PublicKey other) {
        byte[] text = other.getEncoded();
        try {
            var signer = Signature.getInstance(own.getAlgorithm());
            signer.initSign(own);
            signer.update(text);
            byte[] signature = signer.sign();
            var verifier = Signature.getInstance(own.getAlgorithm());
            verifier.initVerify(other);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
