package xcm.transport.btls.trust;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Asks the verifier and openssl the same questions. */
@Timeout(300)
class DifferentialTest {
    private static final Rules REVOCATION = new Rules(Rules.Peer.SERVER, true, true);
    private static final GeneralNames NAMES = new GeneralNames(new GeneralName[] {
        new GeneralName(GeneralName.dNSName, "host.Example"),
        new GeneralName(GeneralName.rfc822Name, "a@mail.example"),
        new GeneralName(GeneralName.iPAddress, "10.1.2.3"),
        new GeneralName(GeneralName.uniformResourceIdentifier, "http://www.example:80/")
    });

    @TempDir
    Path directory;

    @Test
    void shouldAgreeOnOneOddity() {
        var questions = new ArrayList<Question>();
        for (Oddity oddity : Oddity.values()) {
            for (int place = 0; place < 3; place++) {
                var chain = chain(
                        place == 0 ? oddity : Oddity.NONE,
                        place == 1 ? oddity : Oddity.NONE,
                        place == 2 ? oddity : Oddity.NONE);
                String name = oddity + " at " + place;
                questions.add(chain.question(name, List.of(0, 1), List.of(2), Question.SERVER));
                questions.add(
                        place == 0
                                ? chain.question(name, List.of(0, 1), List.of(1), Question.CLIENT)
                                : chain.question(name, List.of(0, 1), List.of(1, 2), REVOCATION));
            }
        }
        Agreement.check(questions, directory);
    }

    @Test
    void shouldAgreeOnTwoOdditiesAndOddTrust() {
        var random = new Random(20260101);
        var oddities = Oddity.values();
        var rules = List.of(
                Question.SERVER,
                Question.CLIENT,
                REVOCATION,
                new Rules(Rules.Peer.SERVER, false, false),
                new Rules(Rules.Peer.SERVER, false, true));
        var sent = List.of(List.of(0), List.of(0, 1), List.of(0, 1, 2), List.of(0, 2, 1), List.of(0, 1, 1, 2));
        var trusted = List.of(
                List.of(0), List.of(1), List.of(2), List.of(1, 2), List.of(2, 1, 0), List.of(0, 2), List.of(2, 2));
        var questions = new ArrayList<Question>();
        for (int i = 0; i < 120; i++) {
            var places = new Oddity[] {Oddity.NONE, Oddity.NONE, Oddity.NONE};
            places[random.nextInt(3)] = oddities[random.nextInt(oddities.length)];
            if (random.nextBoolean()) {
                places[random.nextInt(3)] = oddities[random.nextInt(oddities.length)];
            }
            var chain = chain(places[0], places[1], places[2]);
            questions.add(chain.question(
                    List.of(places).toString(),
                    sent.get(random.nextInt(sent.size())),
                    trusted.get(random.nextInt(trusted.size())),
                    rules.get(random.nextInt(rules.size()))));
        }
        Agreement.check(questions, directory);
    }

    private static Chain chain(Oddity ofLeaf, Oddity ofSub, Oddity ofRoot) {
        var root = ofRoot.in(Forge.authority("O=ACME,CN=Root")).selfSigned();
        var sub = ofSub.in(Forge.authority("O=ACME,CN=Sub")).by(root);
        var leaf = ofLeaf.in(Forge.peer("O=ACME,CN=host").with(Extension.subjectAlternativeName, false, NAMES))
                .by(sub);
        return new Chain(List.of(leaf, sub, root));
    }

    private record Chain(List<Forged> all) {
        Question question(String name, List<Integer> sent, List<Integer> trusted, Rules rules) {
            var other = Forge.authority("O=ACME,CN=Root").selfSigned();
            var lists = Stream.of(all.get(1), all.get(2), other)
                    .map(issuer -> ForgedList.by(issuer)
                            .revoke(other, CRLReason.keyCompromise)
                            .make())
                    .toList();
            return new Question(
                    name + ", sent " + sent + ", trusted " + trusted,
                    sent.stream().map(all::get).toList(),
                    trusted.stream().map(all::get).toList(),
                    rules.checkCrl() ? lists : List.of(),
                    rules);
        }
    }
}
