package xcm.ca;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Lists what a certificate can say that it is for: extended key usage, RFC 5280 4.2.1.12. */
public enum ExtendedUsage {
    /** To be a TLS server. */
    SERVER("1.3.6.1.5.5.7.3.1"),
    /** To be a TLS client. */
    CLIENT("1.3.6.1.5.5.7.3.2"),
    /** Something that has nothing to do with TLS: to sign code. */
    OTHER("1.3.6.1.5.5.7.3.3"),
    /** All purposes that there are. */
    ANY("2.5.29.37.0");

    private final String identifier;

    ExtendedUsage(String identifier) {
        this.identifier = identifier;
    }

    KeyPurposeId purpose() {
        return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(identifier));
    }
}
