package xcm.transport.btls.trust;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/**
 * Judges keys and signatures as security level 1 of OpenSSL 3.0 does, "man SSL_CTX_set_security_level": at least
 * {@value #BITS} bits of strength.
 *
 * <p>RSA keys of fewer than 920 bits (so the estimate of their strength is rounded) and EC keys of fewer than 160 bits are
 * too weak, as are signatures with MD5 and SHA-1.
 */
final class SecurityLevel {
    private static final int BITS = 80;

    /** Half of the bits of what each digest gives; those not here (MD5, SHA-1 and older) are broken or too short. */
    private static final Map<ASN1ObjectIdentifier, Integer> DIGESTS = Map.ofEntries(
            Map.entry(TeleTrusTObjectIdentifiers.ripemd160, 80),
            Map.entry(NISTObjectIdentifiers.id_sha224, 112),
            Map.entry(NISTObjectIdentifiers.id_sha256, 128),
            Map.entry(NISTObjectIdentifiers.id_sha384, 192),
            Map.entry(NISTObjectIdentifiers.id_sha512, 256),
            Map.entry(NISTObjectIdentifiers.id_sha512_224, 112),
            Map.entry(NISTObjectIdentifiers.id_sha512_256, 128),
            Map.entry(NISTObjectIdentifiers.id_sha3_224, 112),
            Map.entry(NISTObjectIdentifiers.id_sha3_256, 128),
            Map.entry(NISTObjectIdentifiers.id_sha3_384, 192),
            Map.entry(NISTObjectIdentifiers.id_sha3_512, 256));

    private SecurityLevel() {}

    /** Tells whether a key is strong enough; one that cannot be read is not. */
    static boolean admitsKey(SubjectPublicKeyInfo key) {
        try {
            return bits(key) >= BITS;
        } catch (RuntimeException | IOException e) {
            return false;
        }
    }

    /** Tells whether signatures of an algorithm are strong enough; one that is not known is not. */
    static boolean admitsSignature(AlgorithmIdentifier algorithm) {
        var name = algorithm.getAlgorithm();
        if (name.equals(EdECObjectIdentifiers.id_Ed25519) || name.equals(EdECObjectIdentifiers.id_Ed448)) {
            return true;
        }
        try {
            AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
            return digest != null && DIGESTS.getOrDefault(digest.getAlgorithm(), 0) >= BITS;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static int bits(SubjectPublicKeyInfo key) throws IOException {
        var algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return rsaBits(
                    RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength());
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return curve(key).map(curve -> curve.getN().bitLength() / 2).orElse(0);
        }
        if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return 128;
        }
        if (algorithm.equals(EdECObjectIdentifiers.id_Ed448)) {
            return 224;
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
            var parameters = DSAParameter.getInstance(key.getAlgorithm().getParameters());
            ASN1Integer.getInstance(key.parsePublicKey());
            return parameters.getP().bitLength() < 1024
                    ? 0
                    : Math.min(112, parameters.getQ().bitLength() / 2);
        }
        return 0;
    }

    private static Optional<X9ECParameters> curve(SubjectPublicKeyInfo key) {
        var parameters = X962Parameters.getInstance(key.getAlgorithm().getParameters());
        if (parameters.isNamedCurve()) {
            return Optional.ofNullable(
                    ECNamedCurveTable.getByOID(ASN1ObjectIdentifier.getInstance(parameters.getParameters())));
        }
        return parameters.isImplicitlyCA()
                ? Optional.empty()
                : Optional.of(X9ECParameters.getInstance(parameters.getParameters()));
    }

    /** Estimates by the formula of NIST SP 800-56B revision 2, appendix D, rounded to a multiple of 8. */
    private static int rsaBits(int modulus) {
        if (modulus < 8) {
            return 0;
        }
        double x = modulus * Math.log(2);
        double bits = (1.923 * Math.cbrt(x * Math.pow(Math.log(x), 2)) - 4.69) / Math.log(2);
        return ((int) bits + 4) / 8 * 8;
    }
}
