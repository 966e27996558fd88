package xcm.transport.btls.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Turns a PEM block into a private key of the Java platform's own providers, whose TLS engine needs it like that.
 *
 * <p>No failure has a cause, or tells more than the kind: what the readers of formats say could have the key in it.
 */
@SuppressWarnings("UnusedException")
final class KeyReader {
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String PKCS8_ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String SEC1 = "EC PRIVATE KEY";
    private static final String DSA = "DSA PRIVATE KEY";

    /** The kinds of PEM blocks that hold a private key. */
    static final Set<String> KINDS = Set.of(PKCS8, PKCS8_ENCRYPTED, PKCS1, SEC1, DSA);

    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448");

    private KeyReader() {}

    /**
     * Reads the key.
     *
     * @param block a block of one of the {@link #KINDS}
     * @throws CredentialException it is encrypted, not well formed, or of an algorithm that TLS is not used with
     */
    static PrivateKey read(PemObject block) throws CredentialException {
        // RFC 1421: the headers of a block say that it is encrypted, and how.
        if (block.getType().equals(PKCS8_ENCRYPTED) || !block.getHeaders().isEmpty()) {
            throw new CredentialException("the private key is encrypted: give it unencrypted");
        }
        PrivateKeyInfo info = info(block);
        String algorithm = ALGORITHMS.get(info.getPrivateKeyAlgorithm().getAlgorithm());
        if (algorithm == null) {
            throw new CredentialException(
                    "the private key is for " + info.getPrivateKeyAlgorithm().getAlgorithm()
                            + ": give one for RSA, RSA-PSS, EC, Ed25519 or Ed448");
        }
        if (Signatures.hasForeignCurve(info.getPrivateKeyAlgorithm())) {
            throw new CredentialException(
                    "the private key is for an unknown elliptic curve: give one for P-256, P-384 or P-521");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new CredentialException("the private key (" + algorithm + ") is damaged, or of an unknown size");
        }
    }

    private static PrivateKeyInfo info(PemObject block) throws CredentialException {
        byte[] content = block.getContent();
        try {
            return switch (block.getType()) {
                case PKCS1 ->
                    new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            RSAPrivateKey.getInstance(content));
                case SEC1 -> {
                    var key = ECPrivateKey.getInstance(content);
                    yield new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                            key);
                }
                case DSA -> throw new CredentialException("the private key is for DSA: give one for RSA or EC, say");
                default -> PrivateKeyInfo.getInstance(content);
            };
        } catch (IOException | RuntimeException e) { // what BouncyCastle throws depends on where it stumbles
            throw new CredentialException("the private key is damaged: its PEM block does not hold what it says");
        }
    }
}
