package xcm.transport.btls.trust;

import java.util.Optional;
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

    /** Returns the algorithm of the key that makes signatures of an algorithm. */
    static Optional<KeyAlgorithm> ofSignature(ASN1ObjectIdentifier identifier) {
        if (identifier.equals(RSA_PSS.identifier)
                || identifier.equals(ED25519.identifier)
                || identifier.equals(ED448.identifier)) {
            return ofKey(identifier);
        }
        if (identifier.on(PKCSObjectIdentifiers.pkcs_1)
                || identifier.equals(TeleTrusTObjectIdentifiers.rsaSignatureWithripemd160)) {
            return Optional.of(RSA);
        }
        if (identifier.on(X9ObjectIdentifiers.id_ecSigType)) {
            return Optional.of(EC);
        }
        if (identifier.equals(X9ObjectIdentifiers.id_dsa_with_sha1)) {
            return Optional.of(DSA);
        }
        return identifier.on(NISTObjectIdentifiers.sigAlgs) ? ofNist(identifier) : Optional.empty();
    }

    /** Tells whether a key of this algorithm makes signatures for which that other one is the name. */
    boolean makes(KeyAlgorithm signature) {
        return this == signature || this == RSA && signature == RSA_PSS;
    }

    /** Reads the number that NIST has given: 1 to 8 for DSA, 9 to 12 for ECDSA, 13 to 16 for RSA. */
    private static Optional<KeyAlgorithm> ofNist(ASN1ObjectIdentifier identifier) {
        String id = identifier.getId();
        int number = Integer.parseInt(id.substring(id.lastIndexOf('.') + 1));
        if (number < 1 || number > 16) {
            return Optional.empty();
        }
        return Optional.of(number <= 8 ? DSA : number <= 12 ? EC : RSA);
    }
}
