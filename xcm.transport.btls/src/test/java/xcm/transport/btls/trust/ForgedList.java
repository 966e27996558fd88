package xcm.transport.btls.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes revocation lists with everything wrong in them that a test wants; without further words they are fine, and empty. */
final class ForgedList {
    private final Forged issuer;
    private final X509v2CRLBuilder builder;
    private Forged signer;
    private String signature;

    private ForgedList(Forged issuer, Instant from, Instant to) {
        this.issuer = issuer;
        signer = issuer;
        builder = new X509v2CRLBuilder(issuer.name(), Date.from(from)).setNextUpdate(Date.from(to));
        signature = issuer.kind().signature();
    }

    static ForgedList by(Forged issuer) {
        var now = Instant.now();
        return new ForgedList(issuer, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
    }

    static ForgedList expired(Forged issuer) {
        var now = Instant.now();
        return new ForgedList(issuer, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)));
    }

    static ForgedList notYetValid(Forged issuer) {
        var now = Instant.now();
        return new ForgedList(issuer, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
    }

    /** Revokes a certificate for a reason (RFC 5280, section 5.3.1). */
    ForgedList revoke(Forged revoked, int reason) {
        builder.addCRLEntry(revoked.certificate().getSerialNumber(), Date.from(Instant.now()), reason);
        return this;
    }

    ForgedList with(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(identifier, critical, value);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Has someone else sign in the name of the issuer. */
    ForgedList signer(Forged other) {
        signer = other;
        signature = other.kind().signature();
        return this;
    }

    X509CRL make() {
        try {
            var content = new JcaContentSignerBuilder(signature)
                    .setProvider(Keys.PROVIDER)
                    .build(signer.keys().getPrivate());
            byte[] encoded = builder.build(content).getEncoded();
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError("cannot make a revocation list of " + issuer.name(), e);
        }
    }
}
