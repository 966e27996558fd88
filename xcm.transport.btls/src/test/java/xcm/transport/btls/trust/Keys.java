package xcm.transport.btls.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Makes keys of all kinds, also weak ones, and those that the Java platform does not know. */
enum Keys {
    P256("EC", "secp256r1", "SHA256withECDSA"),
    P384("EC", "secp384r1", "SHA384withECDSA"),
    P224("EC", "secp224r1", "SHA256withECDSA"),
    P192("EC", "secp192r1", "SHA256withECDSA"),
    P160("EC", "secp160r1", "SHA256withECDSA"),
    P112("EC", "secp112r1", "SHA256withECDSA"),
    BRAINPOOL("EC", "brainpoolP256r1", "SHA256withECDSA"),
    SECP256K1("EC", "secp256k1", "SHA256withECDSA"),
    ED25519("Ed25519", "", "Ed25519"),
    ED448("Ed448", "", "Ed448"),
    RSA_2048("RSA", "2048", "SHA256withRSA"),
    RSA_1024("RSA", "1024", "SHA256withRSA"),
    RSA_1000("RSA", "1000", "SHA256withRSA"),
    RSA_900("RSA", "900", "SHA256withRSA"),
    RSA_512("RSA", "512", "SHA256withRSA");

    /** Knows all of them, and signs also with what nobody should use any longer. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private final String algorithm;
    private final String size;
    private final String signature;

    Keys(String algorithm, String size, String signature) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
    }

    /** Returns the name of the signatures that such keys make. */
    String signature() {
        return signature;
    }

    /** Makes a new pair of keys. */
    KeyPair make() {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
            switch (algorithm) {
                case "EC" -> generator.initialize(new ECGenParameterSpec(size));
                case "RSA" -> generator.initialize(Integer.parseInt(size));
                default -> {}
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("cannot make a key: " + this, e);
        }
    }
}
