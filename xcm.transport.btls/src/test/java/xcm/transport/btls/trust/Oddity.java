package xcm.transport.btls.trust;

import java.math.BigInteger;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.NetscapeCertType;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Lists what can be odd about a certificate, wherever it stands in a chain. */
enum Oddity {
    NONE(forge -> {}),
    EXPIRED(Forge::expired),
    NOT_YET_VALID(Forge::notYetValid),
    FOR_SERVERS(forge -> usage(forge, KeyPurposeId.id_kp_serverAuth)),
    FOR_CLIENTS(forge -> usage(forge, KeyPurposeId.id_kp_clientAuth)),
    FOR_BOTH(forge -> usage(forge, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)),
    FOR_CODE(forge -> usage(forge, KeyPurposeId.id_kp_codeSigning)),
    FOR_ANYTHING(forge -> usage(forge, KeyPurposeId.anyExtendedKeyUsage)),
    FOR_NOTHING(forge -> forge.with(Extension.extendedKeyUsage, false, new DERSequence())),
    FOR_NETSCAPE_SERVERS(
            forge -> usage(forge, KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.16.840.1.113730.4.1")))),
    WITHOUT_CONSTRAINTS(forge -> forge.without(Extension.basicConstraints)),
    WITHOUT_CONSTRAINTS_OR_USAGE(
            forge -> forge.without(Extension.basicConstraints).without(Extension.keyUsage)),
    NO_AUTHORITY(forge -> forge.with(Extension.basicConstraints, new BasicConstraints(false))),
    PATH_0(forge -> forge.with(Extension.basicConstraints, new BasicConstraints(0))),
    PATH_1(forge -> forge.with(Extension.basicConstraints, new BasicConstraints(1))),
    PATH_HUGE(forge -> forge.with(
            Extension.basicConstraints,
            new DERSequence(new ASN1Encodable[] {ASN1Boolean.TRUE, new ASN1Integer(1L << 20)}))),
    SIGNS_NOTHING(forge -> forge.with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))),
    SIGNS_CERTIFICATES(forge -> forge.with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign))),
    SIGNS_LISTS(forge -> forge.with(Extension.keyUsage, new KeyUsage(KeyUsage.cRLSign))),
    ENCIPHERS(forge -> forge.with(Extension.keyUsage, new KeyUsage(KeyUsage.keyEncipherment))),
    AGREES(forge -> forge.with(Extension.keyUsage, new KeyUsage(KeyUsage.keyAgreement))),
    REPUDIATES_NOTHING(forge -> forge.with(Extension.keyUsage, new KeyUsage(KeyUsage.nonRepudiation))),
    USES_NOTHING(forge -> forge.with(Extension.keyUsage, new KeyUsage(0))),
    NETSCAPE_SERVER(forge -> netscape(forge, NetscapeCertType.sslServer)),
    NETSCAPE_CLIENT(forge -> netscape(forge, NetscapeCertType.sslClient)),
    NETSCAPE_AUTHORITY(forge ->
            netscape(forge.without(Extension.basicConstraints).without(Extension.keyUsage), NetscapeCertType.sslCA)),
    NETSCAPE_MAIL_AUTHORITY(forge ->
            netscape(forge.without(Extension.basicConstraints).without(Extension.keyUsage), NetscapeCertType.smimeCA)),
    UNKNOWN(forge -> forge.with(new ASN1ObjectIdentifier("1.2.3.4"), false, DERNull.INSTANCE)),
    UNKNOWN_CRITICAL(forge -> forge.with(new ASN1ObjectIdentifier("1.2.3.4"), DERNull.INSTANCE)),
    CRITICAL_KEY_IDENTIFIER(
            forge -> forge.with(Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(new byte[] {1, 2, 3}))),
    PROXY(forge -> forge.with(
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.14"),
            new DERSequence(new DERSequence(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.21.1"))))),
    WEAK_KEY(forge -> forge.keys(Keys.RSA_512)),
    RSA_900(forge -> forge.keys(Keys.RSA_900)),
    RSA_1000(forge -> forge.keys(Keys.RSA_1000)),
    RSA_2048(forge -> forge.keys(Keys.RSA_2048)),
    P112(forge -> forge.keys(Keys.P112)),
    P160(forge -> forge.keys(Keys.P160)),
    P192(forge -> forge.keys(Keys.P192)),
    P224(forge -> forge.keys(Keys.P224)),
    BRAINPOOL(forge -> forge.keys(Keys.BRAINPOOL)),
    SECP256K1(forge -> forge.keys(Keys.SECP256K1)),
    ED25519(forge -> forge.keys(Keys.ED25519)),
    ED448(forge -> forge.keys(Keys.ED448)),
    SHA1(forge -> forge.signature("SHA1withECDSA")),
    SHA224(forge -> forge.signature("SHA224withECDSA")),
    SHA3(forge -> forge.signature("SHA3-256withECDSA")),
    DAMAGED(Forge::damaged),
    VERSION_1(Forge::version1),
    WITHOUT_SUBJECT_KEY(Forge::withoutSubjectKeyIdentifier),
    WITHOUT_AUTHORITY_KEY(Forge::withoutAuthorityKeyIdentifier),
    OTHER_AUTHORITY_KEY(forge ->
            forge.with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {9, 9, 9}))),
    OTHER_AUTHORITY_SERIAL(forge -> forge.with(
            Extension.authorityKeyIdentifier,
            false,
            new AuthorityKeyIdentifier(
                    new GeneralNames(new GeneralName(new X500Name("CN=Root"))), BigInteger.valueOf(7)))),
    UNREADABLE_CONSTRAINTS(forge -> forge.withEncoded(Extension.extendedKeyUsage, false, (byte) 0x30, (byte) 7)),
    UNREADABLE_NAMES(forge -> forge.withEncoded(Extension.subjectAlternativeName, false, (byte) 0x30, (byte) 7)),
    PERMITS_NAMES(forge -> constrain(forge, dns("example"), null)),
    PERMITS_OTHER_NAMES(forge -> constrain(forge, dns("example.org"), null)),
    EXCLUDES_NAMES(forge -> constrain(forge, null, dns("example"))),
    EXCLUDES_OTHER_NAMES(forge -> constrain(forge, null, dns(".example"))),
    PERMITS_DIRECTORY(forge -> constrain(forge, new GeneralName(new X500Name("O=ACME")), null)),
    PERMITS_OTHER_DIRECTORY(forge -> constrain(forge, new GeneralName(new X500Name("O=Other")), null)),
    PERMITS_MAIL(forge -> constrain(forge, new GeneralName(GeneralName.rfc822Name, "mail.example"), null)),
    EXCLUDES_MAILBOX(forge -> constrain(forge, null, new GeneralName(GeneralName.rfc822Name, "a@Mail.example"))),
    PERMITS_ADDRESS(forge -> constrain(forge, new GeneralName(GeneralName.iPAddress, "10.0.0.0/8"), null)),
    EXCLUDES_ADDRESS(forge -> constrain(forge, null, new GeneralName(GeneralName.iPAddress, "10.1.0.0/16"))),
    PERMITS_URI(forge -> constrain(forge, new GeneralName(GeneralName.uniformResourceIdentifier, ".example"), null)),
    EXCLUDES_URI(
            forge -> constrain(forge, null, new GeneralName(GeneralName.uniformResourceIdentifier, "www.example"))),
    EXCLUDES_IDENTIFIER(forge -> constrain(forge, null, new GeneralName(GeneralName.registeredID, "1.2.3"))),
    POINTS_TO_LISTS(forge -> point(forge, null)),
    POINTS_TO_LISTS_FOR_SOME_REASONS(forge -> point(forge, new ReasonFlags(ReasonFlags.keyCompromise)));

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda without state
    private final Consumer<Forge> change;

    Oddity(Consumer<Forge> change) {
        this.change = change;
    }

    Forge in(Forge forge) {
        change.accept(forge);
        return forge;
    }

    private static void usage(Forge forge, KeyPurposeId... purposes) {
        forge.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    private static void netscape(Forge forge, int type) {
        forge.with(MiscObjectIdentifiers.netscapeCertType, false, new NetscapeCertType(type));
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static void constrain(Forge forge, GeneralName permitted, GeneralName excluded) {
        forge.with(Extension.nameConstraints, new NameConstraints(subtrees(permitted), subtrees(excluded)));
    }

    private static GeneralSubtree[] subtrees(GeneralName name) {
        return name == null ? null : new GeneralSubtree[] {new GeneralSubtree(name)};
    }

    private static void point(Forge forge, ReasonFlags reasons) {
        var place = new GeneralName(GeneralName.uniformResourceIdentifier, "http://lists.example/one");
        var point = new DistributionPoint(new DistributionPointName(new GeneralNames(place)), reasons, null);
        forge.with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
    }
}
