package xcm.transport.btls.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.KeyKind;
import xcm.ca.Subject;

/**
 * Is who one end of a connection is, and whom it trusts.
 *
 * @param issued its certificate, with those above, and key
 * @param trustedPem the certificates that it trusts
 * @param revocationsPem the revocation lists that it goes by
 */
record Party(Issued issued, String trustedPem, Optional<String> revocationsPem) {
    /** Whom all trust, where nothing else is said. */
    static final Authority ROOT = Authority.root("Root");

    private static final Map<KeyKind, Party> PARTIES = new EnumMap<>(KeyKind.class);

    /** Returns one with a key on P-256. */
    static Party any() {
        return of(KeyKind.EC_P256);
    }

    /** Returns one with a key of a kind, always the same: its making takes a while. */
    static synchronized Party of(KeyKind kind) {
        return PARTIES.computeIfAbsent(
                kind,
                key -> trusting(ROOT, ROOT.issue(Subject.named("party.example").key(key))));
    }

    /** Makes one that trusts an authority. */
    static Party trusting(Authority authority, Issued issued) {
        return new Party(issued, authority.certificatePem(), Optional.empty());
    }

    /** Makes one that trusts another authority. */
    Party trusting(Authority authority) {
        return new Party(issued, authority.certificatePem(), revocationsPem);
    }

    /** Makes one that goes by revocation lists. */
    Party revoking(String pem) {
        return new Party(issued, trustedPem, Optional.of(pem));
    }

    /** Returns what makes one of our sockets this party, verifying its peer. */
    AttributeMap attributes() {
        var builder = AttributeMap.builder().addAll(identity()).add("tls.tc", trustedPem.getBytes(US_ASCII));
        revocationsPem.ifPresent(pem -> builder.add("tls.check_crl", true).add("tls.crl", pem.getBytes(US_ASCII)));
        return builder.build();
    }

    /** Returns what makes one of our sockets this party, which takes any peer. */
    AttributeMap trustful() {
        return AttributeMap.builder().addAll(identity()).add("tls.auth", false).build();
    }

    private AttributeMap identity() {
        return AttributeMap.builder()
                .add("xcm.service", "bytestream")
                .add("tls.cert", issued.chainPem().getBytes(US_ASCII))
                .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                .build();
    }
}
