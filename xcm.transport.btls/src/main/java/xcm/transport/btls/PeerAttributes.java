package xcm.transport.btls;

import java.util.List;
import java.util.Optional;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.transport.btls.trust.PeerCertificate;

/** Declares the attributes that tell what was negotiated, and who the peer is. */
final class PeerAttributes {
    private static final String CN = "tls.peer.cert.subject.cn";

    private PeerAttributes() {}

    static void declare(AttributeTreeBuilder tree, Facts facts) {
        tree.text("tls.version", () -> known("tls.version", facts.version()));
        tree.text("tls.cipher", () -> known("tls.cipher", facts.cipher()));
        tree.binary(
                "tls.peer_subject_key_id",
                () -> facts.peer().map(PeerCertificate::subjectKeyIdentifier).orElse(new byte[0]));
        tree.text(
                CN,
                () -> facts.established()
                        ? facts.peer()
                                .flatMap(PeerCertificate::commonName)
                                .orElseThrow(() -> AttributeException.notFound(CN, "the peer has none"))
                        : "");
        facts.peer().ifPresent(peer -> {
            tree.list("tls.peer.cert.san.dns", peer.dnsNames());
            tree.list("tls.peer.cert.san.emails", peer.emails());
            tree.list(
                    "tls.peer.cert.san.dirs",
                    list -> peer.directoryNames()
                            .forEach(cn -> list.dictionary(members -> members.text(
                                    "cn",
                                    () -> cn.orElseThrow(() ->
                                            AttributeException.notFound("cn", "this directory name has none"))))));
        });
    }

    /** Reads the names of the peer of an established connection: none if it has shown no certificate. */
    static String names(Facts facts) throws AttributeException {
        var names = facts.peer().map(PeerCertificate::names);
        if (names.isPresent() && names.get().isEmpty()) {
            throw AttributeException.notFound(TlsAttributes.PEER_NAMES, "the peer's certificate has none");
        }
        return String.join(":", names.orElse(List.of()));
    }

    private static String known(String name, Optional<String> value) throws AttributeException {
        return value.orElseThrow(() -> AttributeException.notFound(name, "it is not negotiated yet"));
    }
}
