package xcm.transport.btls.trust;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Asks the verifier and openssl the same questions about hierarchies of authorities, and about revocation lists. */
@Timeout(300)
class HierarchyDifferentialTest {
    private static final Rules REVOCATION = new Rules(Rules.Peer.SERVER, true, true);
    private static final Rules REVOCATION_WITHOUT_TIME = new Rules(Rules.Peer.SERVER, false, true);

    @TempDir
    Path directory;

    private final List<Question> questions = new ArrayList<>();

    @Test
    void shouldAgreeOnAuthoritiesWithTheSameName() {
        var one = Forge.authority("CN=Root").selfSigned();
        var two = Forge.authority("CN=Root").selfSigned();
        var old = Forge.authority("CN=Root").keys(one).expired().selfSigned();
        var rsa = Forge.authority("CN=ROOT").keys(Keys.RSA_2048).selfSigned();
        for (Forged issuer : List.of(one, two, rsa)) {
            var named = Forge.peer("CN=peer").by(issuer);
            var unnamed = Forge.peer("CN=peer").withoutAuthorityKeyIdentifier().by(issuer);
            for (Forged peer : List.of(named, unnamed)) {
                ask("same name", List.of(peer), List.of(one, two));
                ask("same name, turned round", List.of(peer), List.of(two, one));
                ask("same name and key, one expired", List.of(peer), List.of(old, one));
                ask("same name, expired only", List.of(peer), List.of(old));
                ask("same name, other kind of key", List.of(peer), List.of(rsa, two));
                ask("same name, one trusted, one sent", List.of(peer, one), List.of(two));
            }
        }
        Agreement.check(questions, directory);
    }

    @Test
    void shouldAgreeOnCrossSignedAuthorities() {
        var one = Forge.authority("CN=One").selfSigned();
        var two = Forge.authority("CN=Two").selfSigned();
        var sub = Forge.authority("CN=Sub").by(one);
        var cross = Forge.authority("CN=Sub").keys(sub).by(two);
        var expired = Forge.authority("CN=Sub").keys(sub).expired().by(two);
        var rootByTwo = Forge.authority("CN=One").keys(one).by(two);
        var peer = Forge.peer("CN=peer").by(sub);
        for (List<Forged> sent : List.of(
                List.of(peer, sub),
                List.of(peer, sub, cross),
                List.of(peer, cross, sub),
                List.of(peer, expired),
                List.of(peer, expired, sub),
                List.of(peer, expired, cross, sub, one, two),
                List.of(peer, sub, rootByTwo),
                List.of(peer, sub, one, rootByTwo))) {
            for (List<Forged> trusted : List.of(
                    List.of(one),
                    List.of(two),
                    List.of(sub),
                    List.of(cross),
                    List.of(expired),
                    List.of(rootByTwo),
                    List.of(cross, two),
                    List.of(two, rootByTwo))) {
                ask("cross-signed", sent, trusted);
                questions.add(new Question("cross-signed", sent, trusted, lists(one, two, sub), REVOCATION));
            }
        }
        Agreement.check(questions, directory);
    }

    @Test
    void shouldAgreeOnLongPaths() {
        for (int limit = 0; limit < 4; limit++) {
            var root = Forge.authority("CN=Root")
                    .with(Extension.basicConstraints, new BasicConstraints(limit))
                    .selfSigned();
            var first = Forge.authority("CN=First").by(root);
            var rekeyed = Forge.authority("CN=First").by(first);
            var second = Forge.authority("CN=Second").by(rekeyed);
            var third = Forge.authority("CN=Third").by(second);
            for (Forged issuer : List.of(root, first, rekeyed, second, third)) {
                var peer = Forge.peer("CN=peer").by(issuer);
                ask("path length " + limit, List.of(peer, third, second, rekeyed, first), List.of(root));
            }
        }
        var deep = new ArrayList<Forged>();
        deep.add(Forge.authority("CN=0").selfSigned());
        for (int i = 1; i <= 103; i++) {
            deep.add(0, Forge.authority("CN=" + i).by(deep.get(0)));
        }
        for (int length = 100; length <= 104; length++) {
            ask("depth " + length, deep.subList(deep.size() - length, deep.size() - 1), deep.subList(103, 104));
            ask("depth " + length, deep.subList(deep.size() - length, deep.size()), deep.subList(103, 104));
        }
        Agreement.check(questions, directory);
    }

    @Test
    void shouldAgreeOnTheSecondInWhichValidityBeginsAndEnds() {
        var now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        for (int begin = -1; begin <= 1; begin++) {
            for (int end = 1; end >= -1; end--) {
                var root = Forge.authority("CN=Root")
                        .valid(now.plusSeconds(begin - 1), now.plusSeconds(end + 1))
                        .selfSigned();
                var peer = Forge.peer("CN=peer")
                        .valid(now.plusSeconds(begin), now.plusSeconds(end))
                        .by(root);
                ask("second", List.of(peer), List.of(root));
                ask("second", List.of(peer), List.of(peer));
            }
        }
        Agreement.check(questions, directory, now);
    }

    @Test
    void shouldAgreeOnRevocationLists() {
        var root = Forge.authority("CN=Root").selfSigned();
        var sub = Forge.authority("CN=Sub").by(root);
        var peer = Forge.peer("CN=peer").by(sub);
        var other = Forge.authority("CN=Sub").by(root);
        var mute = Forge.authority("CN=Mute")
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign))
                .by(root);
        var peerOfMute = Forge.peer("CN=peer").by(mute);
        X509CRL ofRoot = ForgedList.by(root).make();
        X509CRL ofSub = ForgedList.by(sub).make();
        for (List<X509CRL> lists : List.of(
                List.of(ofRoot, ofSub),
                List.of(ofSub),
                List.of(ofRoot),
                List.of(
                        ofRoot,
                        ForgedList.by(sub).revoke(peer, CRLReason.keyCompromise).make()),
                List.of(
                        ofRoot,
                        ForgedList.by(sub).revoke(peer, CRLReason.removeFromCRL).make()),
                List.of(
                        ofSub,
                        ForgedList.by(root).revoke(sub, CRLReason.cACompromise).make()),
                List.of(
                        ofSub,
                        ForgedList.by(root).revoke(root, CRLReason.cACompromise).make()),
                List.of(ofRoot, ForgedList.expired(sub).make()),
                List.of(ofRoot, ForgedList.expired(sub).make(), ofSub),
                List.of(
                        ofRoot,
                        ofSub,
                        ForgedList.expired(sub)
                                .revoke(peer, CRLReason.keyCompromise)
                                .make()),
                List.of(ofRoot, ofSub, ForgedList.notYetValid(sub).make()),
                List.of(ofRoot, ForgedList.notYetValid(sub).make()),
                List.of(ofRoot, ForgedList.by(sub).signer(other).make()),
                List.of(ofRoot, ofSub, ForgedList.by(sub).signer(other).make()),
                List.of(ofRoot, keyed(sub, other)),
                List.of(ofRoot, keyed(sub, other), ofSub),
                List.of(
                        ofRoot,
                        ForgedList.by(sub)
                                .with(new ASN1ObjectIdentifier("1.2.3"), true, DERNull.INSTANCE)
                                .make()),
                List.of(
                        ofRoot,
                        ForgedList.by(sub)
                                .with(new ASN1ObjectIdentifier("1.2.3"), false, DERNull.INSTANCE)
                                .make()),
                List.of(ofRoot, limited(sub, true, false, false, null)),
                List.of(ofRoot, limited(sub, false, true, false, null)),
                List.of(limited(root, true, false, false, null), ofSub),
                List.of(limited(root, false, true, false, null), ofSub),
                List.of(ofRoot, contradictory(sub)),
                List.of(ofRoot, limited(sub, false, false, true, null)),
                List.of(ofRoot, limited(sub, false, false, false, new ReasonFlags(ReasonFlags.keyCompromise))))) {
            String name = "lists " + questions.size();
            questions.add(new Question(name, List.of(peer, sub), List.of(root), lists, REVOCATION));
            questions.add(new Question(name, List.of(peer, sub), List.of(root), lists, REVOCATION_WITHOUT_TIME));
            questions.add(new Question(name, List.of(peer, sub), List.of(sub), lists, REVOCATION));
            questions.add(new Question(name, List.of(root), List.of(root), lists, REVOCATION));
        }
        var ofMute = List.of(ofRoot, ForgedList.by(mute).make());
        questions.add(new Question("mute", List.of(peerOfMute, mute), List.of(root), ofMute, REVOCATION));
        Agreement.check(questions, directory);
    }

    @Test
    void shouldAgreeOnPlacesOfRevocationLists() {
        var root = Forge.authority("CN=Root").selfSigned();
        var pointed = Oddity.POINTS_TO_LISTS.in(Forge.peer("CN=pointed")).by(root);
        var partly = Oddity.POINTS_TO_LISTS_FOR_SOME_REASONS
                .in(Forge.peer("CN=partly"))
                .by(root);
        var plain = Forge.peer("CN=plain").by(root);
        for (String place : List.of("http://lists.example/one", "http://lists.example/two")) {
            var name = new GeneralName(GeneralName.uniformResourceIdentifier, place);
            var point = new DistributionPointName(new GeneralNames(name));
            var limits = new IssuingDistributionPoint(point, false, false, null, false, false);
            var placed = ForgedList.by(root)
                    .with(Extension.issuingDistributionPoint, true, limits)
                    .make();
            for (Forged peer : List.of(pointed, partly, plain)) {
                for (List<X509CRL> lists : List.of(
                        List.of(placed), List.of(placed, ForgedList.by(root).make()))) {
                    questions.add(new Question(place, List.of(peer), List.of(root), lists, REVOCATION));
                }
            }
        }
        Agreement.check(questions, directory);
    }

    private void ask(String name, List<Forged> sent, List<Forged> trusted) {
        questions.add(new Question(name + " " + questions.size(), sent, trusted, List.of(), Question.SERVER));
    }

    private static List<X509CRL> lists(Forged... issuers) {
        return List.of(issuers).stream()
                .map(issuer -> ForgedList.by(issuer).make())
                .toList();
    }

    /** Makes a list of an issuer that says that it is signed with the key of someone else. */
    private static X509CRL keyed(Forged issuer, Forged other) {
        var identifier = other.certificate().getExtensionValue(Extension.subjectKeyIdentifier.getId());
        byte[] key = Arrays.copyOfRange(identifier, identifier.length - 20, identifier.length);
        return ForgedList.by(issuer)
                .with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(key))
                .make();
    }

    private static X509CRL limited(
            Forged issuer, boolean user, boolean authority, boolean indirect, ReasonFlags reasons) {
        var limits = new IssuingDistributionPoint(null, user, authority, reasons, indirect, false);
        return ForgedList.by(issuer)
                .with(Extension.issuingDistributionPoint, true, limits)
                .make();
    }

    /** Makes a list that is only about authorities and only about others. */
    private static X509CRL contradictory(Forged issuer) {
        var limits = new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 1, ASN1Boolean.TRUE), new DERTaggedObject(false, 2, ASN1Boolean.TRUE)
        });
        return ForgedList.by(issuer)
                .with(Extension.issuingDistributionPoint, true, limits)
                .make();
    }
}
