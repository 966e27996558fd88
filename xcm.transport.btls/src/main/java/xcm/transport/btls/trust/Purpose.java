package xcm.transport.btls.trust;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.NetscapeCertType;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Tells whether a certificate may be used for a part in TLS, as the purposes sslserver and sslclient of OpenSSL do ("man
 * openssl-verification-options"). What has no such extension may be used for everything; "any" in the extended key usage does
 * not count.
 */
enum Purpose {
    SERVER(
            List.of(
                    KeyPurposeId.id_kp_serverAuth,
                    // Server gated cryptography, of Netscape and of Microsoft: for servers of the time before 2000.
                    KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.16.840.1.113730.4.1")),
                    KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.10.3.3"))),
            KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyAgreement,
            NetscapeCertType.sslServer),
    CLIENT(
            List.of(KeyPurposeId.id_kp_clientAuth),
            KeyUsage.digitalSignature | KeyUsage.keyAgreement,
            NetscapeCertType.sslClient);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<KeyPurposeId> extendedUsages;

    private final int usages;
    private final int netscapeType;

    Purpose(List<KeyPurposeId> extendedUsages, int usages, int netscapeType) {
        this.extendedUsages = extendedUsages;
        this.usages = usages;
        this.netscapeType = netscapeType;
    }

    static Purpose of(Rules.Peer peer) {
        return peer == Rules.Peer.SERVER ? SERVER : CLIENT;
    }

    /**
     * Tells whether this purpose is allowed.
     *
     * @param authority what the certificate says of being that of an authority
     * @param issuing whether it is used to issue other ones
     */
    boolean admits(CertificateFacts certificate, AuthorityStatus authority, boolean issuing) {
        var extensions = certificate.extensions();
        if (!extensions.extendedKeyUsage().map(this::isAmong).orElse(true)) {
            return false;
        }
        if (issuing) {
            return authority != AuthorityStatus.NETSCAPE
                    || (extensions.netscapeType().orElse(0) & NetscapeCertType.sslCA) != 0;
        }
        return extensions.allowsKeyUsage(usages)
                && extensions
                        .netscapeType()
                        .map(type -> (type & netscapeType) != 0)
                        .orElse(true);
    }

    private boolean isAmong(ExtendedKeyUsage usage) {
        return extendedUsages.stream().anyMatch(usage::hasKeyPurposeId);
    }
}
