package xcm.transport.btls.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the issuer of a certificate among candidates: the first that is within its time, else that which ends last.
 *
 * <p>By looks only, as the reference implementation's library does: no signature is verified, and no choice is ever taken
 * back. So the work is bounded whatever a peer sends.
 */
final class Issuers {
    private final Predicate<CertificateFacts> timely;

    private Issuers(Predicate<CertificateFacts> timely) {
        this.timely = timely;
    }

    /** Prefers those that are valid at a time. */
    static Issuers validAt(Instant now) {
        return new Issuers(candidate -> candidate.isValidAt(now));
    }

    /** Takes the first whatever its time. */
    static Issuers ofAnyTime() {
        return new Issuers(candidate -> true);
    }

    /** Returns the issuer of a certificate, if there is one among the candidates. */
    Optional<CertificateFacts> of(CertificateFacts certificate, List<CertificateFacts> candidates) {
        CertificateFacts last = null;
        for (CertificateFacts candidate : candidates) {
            if (candidate.hasIssued(certificate)) {
                if (timely.test(candidate)) {
                    return Optional.of(candidate);
                }
                if (last == null || candidate.notAfter().isAfter(last.notAfter())) {
                    last = candidate;
                }
            }
        }
        return Optional.ofNullable(last);
    }
}
