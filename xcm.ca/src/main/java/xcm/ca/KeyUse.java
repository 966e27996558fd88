package xcm.ca;

import org.bouncycastle.asn1.x509.KeyUsage;

/** Lists what a certificate can say that its key does: key usage, RFC 5280 4.2.1.3. */
public enum KeyUse {
    /** Signs, as in every handshake of TLS 1.3. */
    DIGITAL_SIGNATURE(KeyUsage.digitalSignature),
    /** Decrypts keys, as in TLS with RSA key exchange. */
    KEY_ENCIPHERMENT(KeyUsage.keyEncipherment),
    /** Agrees on keys. */
    KEY_AGREEMENT(KeyUsage.keyAgreement),
    /** Signs certificates. */
    CERTIFICATE_SIGN(KeyUsage.keyCertSign),
    /** Signs revocation lists. */
    REVOCATION_LIST_SIGN(KeyUsage.cRLSign);

    private final int bit;

    KeyUse(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
