package xcm.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Lists the kinds of keys; those of elliptic curves are made in a millisecond, those of RSA take a hundred times as long. */
public enum KeyKind {
    /** An elliptic curve, NIST P-256. */
    EC_P256("EC", "secp256r1", "SHA256withECDSA"),
    /** An elliptic curve, NIST P-384. */
    EC_P384("EC", "secp384r1", "SHA384withECDSA"),
    /** An elliptic curve, NIST P-521. */
    EC_P521("EC", "secp521r1", "SHA512withECDSA"),
    /** Edwards' curve 25519, RFC 8032. */
    ED25519("Ed25519", "", "Ed25519"),
    /** RSA of 2048 bits. */
    RSA_2048("RSA", "2048", "SHA256withRSA"),
    /** RSA of 512 bits: so short that nobody should accept it. */
    RSA_512("RSA", "512", "SHA256withRSA");

    private final String algorithm;
    private final String size;
    private final String signature;

    KeyKind(String algorithm, String size, String signature) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
    }

    /** Returns the signature algorithm of those who sign with such a key, as JCA calls it. */
    String signature() {
        return signature;
    }

    KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            switch (algorithm) {
                case "EC" -> generator.initialize(new ECGenParameterSpec(size));
                case "RSA" -> generator.initialize(Integer.parseInt(size));
                default -> {} // has one size
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK makes no keys of the kind " + this, e);
        }
    }
}
