package xcm.transport.btls.trust;

import org.bouncycastle.asn1.misc.NetscapeCertType;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Tells whether a certificate is that of a certificate authority. */
enum AuthorityStatus {
    /** It is not. */
    NO,
    /** It is: its basic constraints say so (RFC 5280, section 4.2.1.9). */
    YES,
    /** It has no basic constraints; it is old (version 1, and signed with its own key), or may sign certificates. */
    LIKELY,
    /** It has no basic constraints; it is that of an authority in the words of Netscape. */
    NETSCAPE;

    /** The bits of all kinds of authorities. */
    private static final int NETSCAPE_AUTHORITY =
            NetscapeCertType.sslCA | NetscapeCertType.smimeCA | NetscapeCertType.objectSigningCA;

    static AuthorityStatus of(CertificateFacts certificate) {
        var extensions = certificate.extensions();
        if (!extensions.allowsKeyUsage(KeyUsage.keyCertSign)) {
            return NO;
        }
        if (extensions.basicConstraints().isPresent()) {
            return extensions.isAuthority() ? YES : NO;
        }
        if (certificate.version() == 1 && certificate.isSelfSigned()
                || extensions.keyUsage().isPresent()) {
            return LIKELY;
        }
        return (extensions.netscapeType().orElse(0) & NETSCAPE_AUTHORITY) != 0 ? NETSCAPE : NO;
    }
}
