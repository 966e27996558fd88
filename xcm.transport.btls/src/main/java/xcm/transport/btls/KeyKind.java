package xcm.transport.btls;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a key is of a kind that an engine asks for.
 *
 * <p>The JDK's engine names the key's algorithm. BouncyCastle's names up to TLS 1.2 the key exchange, and from TLS 1.3 on, where
 * the signature's scheme names the curve (RFC 8446 4.2.3), the curve.
 */
final class KeyKind {
    private static final Map<String, Set<String>> ALGORITHMS = Map.of(
            "EC", Set.of("EC"),
            "ECDHE_ECDSA", Set.of("EC"),
            "RSA", Set.of("RSA"),
            "ECDHE_RSA", Set.of("RSA"),
            "DHE_RSA", Set.of("RSA"),
            "RSASSA-PSS", Set.of("RSASSA-PSS"),
            "EdDSA", Set.of("EdDSA", "Ed25519", "Ed448"),
            "Ed25519", Set.of("EdDSA", "Ed25519"),
            "Ed448", Set.of("EdDSA", "Ed448"));

    /** The bits of the fields of the curves that TLS 1.3 has. */
    private static final Map<String, Integer> CURVES =
            Map.of("EC/secp256r1", 256, "EC/secp384r1", 384, "EC/secp521r1", 521);

    private KeyKind() {}

    static boolean matches(String kind, PublicKey key) {
        if (key instanceof ECPublicKey ec && CURVES.containsKey(kind)) {
            return ec.getParams().getCurve().getField().getFieldSize() == CURVES.get(kind);
        }
        return ALGORITHMS.getOrDefault(kind, Set.of()).contains(key.getAlgorithm());
    }
}
