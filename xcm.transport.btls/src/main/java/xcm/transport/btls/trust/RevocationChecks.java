package xcm.transport.btls.trust;

import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Checks that no certificate of a chain is revoked: for each a list of its issuer must be there, and be usable. The last
 * one, signed with its own key, is no exception: an authority may revoke itself.
 */
final class RevocationChecks {
    private final List<RevocationListFacts> lists;
    private final Optional<Instant> now;

    /** Takes the lists, and the time at which they must be the newest, if that matters. */
    RevocationChecks(List<RevocationListFacts> lists, Optional<Instant> now) {
        this.lists = lists;
        this.now = now;
    }

    void check(Path path) throws CertificateException {
        for (int depth = 0; depth < path.length(); depth++) {
            check(path, depth);
        }
    }

    private void check(Path path, int depth) throws CertificateException {
        var best = best(path, depth)
                .orElseThrow(() -> path.failure(depth, "there is no revocation list of its issuer: give one"));
        path.require(
                best.issuer().extensions().allowsKeyUsage(KeyUsage.cRLSign),
                depth,
                "the key of its issuer may not be used to sign revocation lists");
        path.require(best.inScope(), depth, "the revocation list of its issuer is about other certificates");
        path.require(best.timely(), depth, "the revocation list of its issuer is not within its time");
        path.require(
                Signatures.isSigned(best.facts().list(), best.issuer()),
                depth,
                "the revocation list of its issuer has a wrong signature");
        path.require(
                !best.facts().critical(),
                depth,
                "the revocation list of its issuer has a critical extension that is not known");
        path.require(!isRevoked(path.certificate(depth), best.facts()), depth, "it has been revoked");
    }

    private Optional<Candidate> best(Path path, int depth) {
        return lists.stream()
                .flatMap(list -> candidate(path, depth, list).stream())
                .max(Candidate.PREFERENCE);
    }

    /** Finds with which key of the chain a list is signed, if it is about certificates of this issuer at all. */
    private Optional<Candidate> candidate(Path path, int depth, RevocationListFacts list) {
        var certificate = path.certificate(depth);
        if (!list.issuer().equals(certificate.issuer())) {
            return Optional.empty();
        }
        int next = Math.min(depth + 1, path.length() - 1);
        for (int above = next; above < path.length(); above++) {
            var issuer = path.certificate(above);
            if (issuer.subject().equals(list.issuer())
                    && list.authorityKeyIdentifier().map(issuer::isNamedBy).orElse(true)) {
                boolean timely = now.map(list::isValidAt).orElse(true);
                boolean inScope = RevocationScope.includes(list, certificate);
                return Optional.of(new Candidate(list, issuer, above == next, inScope, timely));
            }
        }
        return Optional.empty();
    }

    private static boolean isRevoked(CertificateFacts certificate, RevocationListFacts list) {
        X509CRLEntry entry =
                list.list().getRevokedCertificate(certificate.certificate().getSerialNumber());
        return entry != null && entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL;
    }

    private record Candidate(
            RevocationListFacts facts, CertificateFacts issuer, boolean next, boolean inScope, boolean timely) {
        /** Prefers what can be used; among those, the newest. */
        static final Comparator<Candidate> PREFERENCE = Comparator.<Candidate, Boolean>comparing(
                        candidate -> !candidate.facts.critical())
                .thenComparing(Candidate::inScope)
                .thenComparing(Candidate::timely)
                .thenComparing(Candidate::next)
                .thenComparing(candidate -> candidate.facts.list().getThisUpdate());
    }
}
