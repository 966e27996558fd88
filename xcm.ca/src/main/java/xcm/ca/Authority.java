package xcm.ca;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues certificates and revocation lists that are thrown away after a test or a demonstration.
 *
 * <pre>{@code
 * var root = Authority.root("Root CA");
 * var peer = root.subordinate("Sub CA").issue(Subject.named("peer.example").dns("a.example").usage(ExtendedUsage.SERVER));
 * var attributes = AttributeMap.builder()
 *         .add("tls.cert", peer.chainPem().getBytes(US_ASCII))
 *         .add("tls.key", peer.keyPem().getBytes(US_ASCII))
 *         .add("tls.tc", root.certificatePem().getBytes(US_ASCII))
 *         .build();
 * }</pre>
 *
 * <p>Nothing keeps its keys from being read, and there is no list of what it has issued. Immutable; any thread.
 */
public final class Authority {
    private final Issued identity;
    private final KeyKind kind;
    /** The certificates above this authority's, without that of the root. */
    private final List<X509Certificate> above;

    private final boolean root;

    private Authority(Issued identity, KeyKind kind, List<X509Certificate> above, boolean root) {
        this.identity = identity;
        this.kind = kind;
        this.above = above;
        this.root = root;
    }

    /** Makes an authority that signs its own certificate. */
    public static Authority root(String commonName) {
        return root(Subject.named(commonName));
    }

    /** Makes an authority that signs its own certificate, which is as described. */
    public static Authority root(Subject subject) {
        var keys = subject.key().generate();
        var builder = new JcaX509v3CertificateBuilder(
                subject.name(),
                subject.serial(),
                Date.from(subject.from()),
                Date.from(subject.to()),
                subject.name(),
                keys.getPublic());
        var certificate = sign(builder, subject, true, signer(subject.key(), keys.getPrivate()), extensions -> {
            if (subject.keyIdentifier()) {
                extensions.addOwnIdentifier(keys.getPublic());
            }
        });
        var identity = new Issued(certificate, keys.getPrivate(), List.of(certificate));
        return new Authority(identity, subject.key(), List.of(), true);
    }

    /** Makes an authority whose certificate this one issues. */
    public Authority subordinate(String commonName) {
        return subordinate(Subject.named(commonName));
    }

    /** Makes an authority whose certificate, which is as described, this one issues. */
    public Authority subordinate(Subject subject) {
        return new Authority(issue(subject, true), subject.key(), above(), false);
    }

    /** Issues a certificate, with a new key. */
    public Issued issue(Subject subject) {
        return issue(subject, false);
    }

    /** Returns a list of what this authority has revoked: the given, or nothing. */
    public RevocationList revocationList(Issued... revoked) {
        var serials = List.of(revoked).stream().map(one -> one.certificate().getSerialNumber());
        return RevocationList.of(this, serials.toList());
    }

    /** Returns this authority's own certificate, with its key: it can be used, or revoked, as any other. */
    public Issued identity() {
        return identity;
    }

    /** Returns this authority's own certificate, to be trusted. */
    public String certificatePem() {
        return identity.certificatePem();
    }

    /** Returns this authority's own certificate. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    X500Name name() {
        return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
    }

    ContentSigner signer() {
        return signer(kind, identity.key());
    }

    @Override
    public String toString() {
        return "Authority[" + certificate().getSubjectX500Principal() + "]";
    }

    private Issued issue(Subject subject, boolean authority) {
        var keys = subject.key().generate();
        var builder = new JcaX509v3CertificateBuilder(
                name(),
                subject.serial(),
                Date.from(subject.from()),
                Date.from(subject.to()),
                subject.name(),
                keys.getPublic());
        var certificate = sign(builder, subject, authority, signer(), extensions -> {
            if (subject.keyIdentifier()) {
                extensions.addOwnIdentifier(keys.getPublic());
            }
            extensions.addIssuerIdentifier(certificate());
        });
        var chain = new ArrayList<X509Certificate>();
        chain.add(certificate);
        chain.addAll(above());
        return new Issued(certificate, keys.getPrivate(), List.copyOf(chain));
    }

    /** Returns what is above a certificate that this authority issues, without the root. */
    private List<X509Certificate> above() {
        if (root) {
            return List.of();
        }
        var chain = new ArrayList<X509Certificate>();
        chain.add(certificate());
        chain.addAll(above);
        return List.copyOf(chain);
    }

    private static ContentSigner signer(KeyKind kind, PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(kind.signature()).build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("This JDK does not sign with keys of the kind " + kind, e);
        }
    }

    private static X509Certificate sign(
            JcaX509v3CertificateBuilder builder,
            Subject subject,
            boolean authority,
            ContentSigner signer,
            Identifiers identifiers) {
        try {
            var extensions = new Extensions(builder, new JcaX509ExtensionUtils());
            extensions.addConstraints(subject, authority);
            extensions.addUsages(subject, authority);
            extensions.addNames(subject);
            identifiers.addTo(extensions);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A certificate for " + subject + " cannot be encoded", e);
        }
    }

    @FunctionalInterface
    private interface Identifiers {
        void addTo(Extensions extensions) throws IOException;
    }
}
