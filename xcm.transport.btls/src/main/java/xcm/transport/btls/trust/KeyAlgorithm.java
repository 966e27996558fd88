package xcm.transport.btls.trust;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Is an algorithm of keys that sign certificates. */
enum KeyAlgorithm {
    RSA(PKCSObjectIdentifiers.rsaEncryption),
    RSA_PSS(PKCSObjectIdentifiers.id_RSASSA_PSS),
    EC(X9ObjectIdentifiers.id_ecPublicKey),
    DSA(X9ObjectIdentifiers.id_dsa),
    ED25519(EdECObjectIdentifiers.id_Ed25519),
    ED448(EdECObjectIdentifiers.id_Ed448);

    private static final Set<ASN1ObjectIdentifier> RSA_SIGNATURES = Set.of(
            PKCSObjectIdentifiers.md5WithRSAEncryption,
            PKCSObjectIdentifiers.sha1WithRSAEncryption,
            PKCSObjectIdentifiers.sha224WithRSAEncryption,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            TeleTrusTObjectIdentifiers.rsaSignatureWithripemd160,
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_224,
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_256,
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_384,
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_512);
    private static final Set<ASN1ObjectIdentifier> DSA_SIGNATURES = Set.of(
            X9ObjectIdentifiers.id_dsa_with_sha1,
            NISTObjectIdentifiers.dsa_with_sha224,
            NISTObjectIdentifiers.dsa_with_sha256);

    @SuppressWarnings("ImmutableEnumChecker") // object identifiers are immutable
    private final ASN1ObjectIdentifier identifier;

    KeyAlgorithm(ASN1ObjectIdentifier identifier) {
        this.identifier = identifier;
    }

    /** Returns the algorithm of a key. */
    static Optional<KeyAlgorithm> ofKey(ASN1ObjectIdentifier identifier) {
        for (KeyAlgorithm algorithm : values()) {
            if (algorithm.identifier.equals(identifier)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Returns the algorithm of the key that makes signatures of an algorithm; only those that OpenSSL 3.0 knows. */
    static Optional<KeyAlgorithm> ofSignature(ASN1ObjectIdentifier identifier) {
        if (identifier.equals(RSA_PSS.identifier)
                || identifier.equals(ED25519.identifier)
                || identifier.equals(ED448.identifier)) {
            return ofKey(identifier);
        }
        if (identifier.on(X9ObjectIdentifiers.id_ecSigType)) {
            return Optional.of(EC);
        }
        return RSA_SIGNATURES.contains(identifier)
                ? Optional.of(RSA)
                : DSA_SIGNATURES.contains(identifier) ? Optional.of(DSA) : Optional.empty();
    }

    /** Tells whether a key of this algorithm makes signatures for which that other one is the name. */
    boolean makes(KeyAlgorithm signature) {
        return this == signature || this == RSA && signature == RSA_PSS;
    }
}
