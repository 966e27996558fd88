package xcm.transport.btls.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks the verifier and openssl the same questions, and demands the same answers. */
final class Agreement {
    private Agreement() {}

    static void check(List<Question> questions, Path directory) {
        check(questions, directory, Instant.now());
    }

    static void check(List<Question> questions, Path directory, Instant now) {
        var openssl = new OpensslVerify(directory);
        var disagreements = new ArrayList<String>();
        int good = 0;
        for (Question question : questions) {
            String expected = openssl.verdict(question, now);
            String actual = question.verdict(now);
            good += actual.isEmpty() ? 1 : 0;
            // openssl takes a certificate that is itself trusted even if it is malformed. That is not copied.
            boolean agreed =
                    question.isAboutMalformedAnchor() ? !actual.isEmpty() : expected.isEmpty() == actual.isEmpty();
            if (!agreed) {
                disagreements.add(question.name() + " " + question.rules() + "\n  openssl: " + expected.strip()
                        + "\n  here:    " + actual);
            }
        }
        assertEquals(List.of(), disagreements, () -> String.join("\n", disagreements));
        // Else it would not mean much to agree.
        assertTrue(good > questions.size() / 10 && good < questions.size() * 9 / 10, good + " of " + questions.size());
    }
}
