package xcm.transport.btls.interop;

import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.ExtendedUsage;
import xcm.ca.Issued;
import xcm.ca.Subject;

/** Lists what can be wrong with a certificate. */
enum Flaw {
    /** Its issuer is not trusted. */
    STRANGER("neither trusted nor sent"),
    /** It was valid before. */
    EXPIRED("it is valid from .* and now is"),
    /** It will be valid. */
    NOT_YET_VALID("it is valid from .* and now is"),
    /** Its issuer has revoked it. */
    REVOKED("revoked"),
    /** The issuer of its issuer has revoked that. */
    ISSUER_REVOKED("revoked"),
    /** Nothing is known of what its issuer has revoked. */
    NO_LIST("revocation list|CRL"),
    /** It is for something else. */
    WRONG_USAGE("may not be used"),
    /** It is somebody else's. */
    WRONG_NAME("tls.peer_names");

    private static final Authority ROOT = Authority.root("Root of the flawed");
    private static final Authority SUBORDINATE = ROOT.subordinate("Subordinate");
    private static final Authority REVOKED_SUBORDINATE = ROOT.subordinate("Revoked subordinate");

    /** What is to be found in our message. */
    final String message;

    Flaw(String message) {
        this.message = message;
    }

    /** Returns whom all of them trust. */
    static Authority root() {
        return ROOT;
    }

    /** Issues a certificate with this flaw. */
    Issued issue() {
        var subject = Subject.named("flawed.example");
        return switch (this) {
            case STRANGER -> Authority.root("Another root").issue(subject);
            case EXPIRED -> SUBORDINATE.issue(subject.expired());
            case NOT_YET_VALID -> SUBORDINATE.issue(subject.notYetValid());
            case ISSUER_REVOKED -> REVOKED_SUBORDINATE.issue(subject);
            case WRONG_USAGE -> SUBORDINATE.issue(subject.usage(ExtendedUsage.OTHER));
            case REVOKED, NO_LIST, WRONG_NAME -> SUBORDINATE.issue(subject);
        };
    }

    /** Returns the revocation lists that go with a certificate; that of its issuer is the first, if it is there. */
    String lists(Issued issued) {
        var ofRoot = ROOT.revocationList(REVOKED_SUBORDINATE.identity()).pem();
        return switch (this) {
            case REVOKED -> SUBORDINATE.revocationList(issued).pem() + ofRoot;
            case NO_LIST -> ofRoot;
            default ->
                ofRoot
                        + SUBORDINATE.revocationList().pem()
                        + REVOKED_SUBORDINATE.revocationList().pem();
        };
    }

    private boolean concernsLists() {
        return this == REVOKED || this == ISSUER_REVOKED || this == NO_LIST;
    }

    /** Returns what has one of our ends, which is a given party, look for the flaw. */
    AttributeMap looking(Party party, Issued issued) {
        var looking = party.trusting(ROOT);
        if (concernsLists()) {
            looking = looking.revoking(lists(issued));
        }
        return this == WRONG_NAME
                ? Meeting.all(looking.attributes(), named("flawed", "other.example"))
                : looking.attributes();
    }

    /** Returns the same, where that flaw does not matter, or is not there. */
    AttributeMap lookingAway(Party party, Issued issued) {
        return switch (this) {
            case EXPIRED, NOT_YET_VALID ->
                Meeting.all(
                        party.trusting(ROOT).attributes(),
                        AttributeMap.builder().add("tls.check_time", false).build());
            case REVOKED, ISSUER_REVOKED, NO_LIST -> party.trusting(ROOT).attributes();
            case WRONG_NAME -> Meeting.all(party.trusting(ROOT).attributes(), named("other.example", "FLAWED.example"));
            case STRANGER, WRONG_USAGE -> party.trustful();
        };
    }

    private static AttributeMap named(String... names) {
        return AttributeMap.builder()
                .add("tls.verify_peer_name", true)
                .add("tls.peer_names", String.join(":", names))
                .build();
    }
}
