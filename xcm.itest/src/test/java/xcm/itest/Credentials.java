package xcm.itest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import xcm.ca.Authority;
import xcm.ca.Subject;

/**
 * Is who both ends of TLS are in a test.
 *
 * @param certificate in PEM
 * @param key in PEM
 * @param trusted in PEM: who has issued it
 */
record Credentials(String certificate, String key, String trusted) {
    /** Returns new ones. */
    static Credentials issue() {
        var authority = Authority.root("Throw-away CA");
        var issued = authority.issue(Subject.named("itest.example"));
        return new Credentials(issued.certificatePem(), issued.keyPem(), authority.certificatePem());
    }

    /** Returns the attributes that give them by value. */
    Map<String, byte[]> attributes() {
        return Map.of(
                "tls.cert", certificate.getBytes(US_ASCII),
                "tls.key", key.getBytes(US_ASCII),
                "tls.tc", trusted.getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
