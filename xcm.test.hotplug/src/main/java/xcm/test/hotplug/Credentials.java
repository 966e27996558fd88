package xcm.test.hotplug;

import static java.nio.charset.StandardCharsets.US_ASCII;

import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.Subject;

/** Is who all ends of TLS are in the scenarios: one of an authority that was made for them. */
final class Credentials {
    private static final Authority AUTHORITY = Authority.root("Hot Plug CA");
    private static final Authority STRANGER =
            Authority.root("Another CA"); // one: the JDK keeps certificates for a while
    private static final Issued ISSUED = AUTHORITY.issue(Subject.named("hotplug.example"));

    private Credentials() {}

    /** Returns the certificate. */
    static String certificate() {
        return ISSUED.certificatePem();
    }

    /** Returns the private key. */
    static String key() {
        return ISSUED.keyPem();
    }

    /** Returns what is to be trusted. */
    static String trusted() {
        return AUTHORITY.certificatePem();
    }

    /** Returns what would be trusted by somebody who trusts none of all. */
    static byte[] nobodys() {
        return STRANGER.certificatePem().getBytes(US_ASCII);
    }

    /** Returns them as attributes, by value. */
    static AttributeMap attributes() {
        return AttributeMap.builder()
                .add("tls.cert", certificate().getBytes(US_ASCII))
                .add("tls.key", key().getBytes(US_ASCII))
                .add("tls.tc", trusted().getBytes(US_ASCII))
                .build();
    }
}
