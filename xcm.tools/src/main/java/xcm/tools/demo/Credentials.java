package xcm.tools.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Subject;

/** Issues the credentials that both ends of TLS have in the demonstration; they are forgotten when it ends. */
final class Credentials {
    private Credentials() {}

    /**
     * Returns new ones as attributes, by value. If the authority is not at hand, as nobody has added its module, there are
     * none: sockets then look for files, as they always do.
     */
    static AttributeMap attributes() {
        try {
            var authority = Authority.root("xcmdemo's throw-away CA");
            var issued = authority.issue(Subject.named("xcmdemo"));
            return AttributeMap.builder()
                    .add("tls.cert", issued.certificatePem().getBytes(US_ASCII))
                    .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                    .add("tls.tc", authority.certificatePem().getBytes(US_ASCII))
                    .build();
        } catch (NoClassDefFoundError absent) {
            return AttributeMap.of();
        }
    }
}
