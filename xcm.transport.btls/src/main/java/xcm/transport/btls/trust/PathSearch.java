package xcm.transport.btls.trust;

import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the chain from a peer's certificate to a trusted one.
 *
 * <p>Goes up step by step: the issuer is looked for first among the trusted certificates, and only if it is not there among
 * those that the peer has sent. From the first trusted one on, only trusted ones are taken. No step is taken back. Where a
 * chain may end at any trusted certificate, it ends at the first one, and a peer's certificate that is itself trusted
 * will do, too; else it must end at a trusted certificate that is signed with its own key.
 */
final class PathSearch {
    /** Lets this many issuers stand between a peer's certificate and a trusted one. */
    private static final int DEPTH = 100;

    private final List<CertificateFacts> anchors;
    private final Issuers issuers;
    private final boolean partial;
    private final List<CertificateFacts> chain = new ArrayList<>();

    private PathSearch(List<CertificateFacts> anchors, Issuers issuers, boolean partial) {
        this.anchors = anchors;
        this.issuers = issuers;
        this.partial = partial;
    }

    /**
     * Finds the chain.
     *
     * @param peer the certificate of the peer
     * @param sent what the peer has sent with it
     * @param partial whether the chain may end at any trusted certificate
     * @throws CertificateException there is none
     */
    static Path find(
            CertificateFacts peer,
            List<CertificateFacts> sent,
            List<CertificateFacts> anchors,
            Issuers issuers,
            boolean partial)
            throws CertificateException {
        var search = new PathSearch(anchors, issuers, partial);
        search.chain.add(peer);
        if (!search.isCompletedBy(sent) && !(partial && search.isTrustedItself(peer))) {
            throw search.failure();
        }
        return new Path(search.chain);
    }

    private boolean isCompletedBy(List<CertificateFacts> sent) {
        var candidates = new ArrayList<>(sent);
        while (chain.size() <= DEPTH + 1) {
            var last = last();
            Optional<CertificateFacts> anchor = issuers.of(last, anchors);
            if (anchor.isPresent() && (!last.isSelfSigned() || anchor.get().isSameAs(last))) {
                return isCompletedByAnchors(anchor.get());
            }
            if (last.isSelfSigned()) {
                return false;
            }
            candidates.removeIf(candidate -> chain.size() > 1 && chain.stream().anyMatch(candidate::isSameAs));
            Optional<CertificateFacts> issuer = issuers.of(last, candidates);
            if (issuer.isEmpty()) {
                return false;
            }
            chain.add(issuer.get());
        }
        return false;
    }

    /** Goes on from the first trusted certificate found, which may be that at the end of the chain already. */
    private boolean isCompletedByAnchors(CertificateFacts first) {
        if (!last().isSelfSigned()) {
            chain.add(first);
        }
        while (!partial && !last().isSelfSigned()) {
            Optional<CertificateFacts> next =
                    chain.size() <= DEPTH + 1 ? issuers.of(last(), anchors) : Optional.empty();
            if (next.isEmpty()) {
                return false;
            }
            chain.add(next.get());
        }
        return true;
    }

    private boolean isTrustedItself(CertificateFacts peer) {
        return chain.size() <= DEPTH + 1 && anchors.stream().anyMatch(peer::isSameAs);
    }

    private CertificateException failure() {
        String name = last().certificate().getSubjectX500Principal().getName();
        String issuer = last().certificate().getIssuerX500Principal().getName();
        if (chain.size() > DEPTH + 1) {
            return new CertificateException("the chain of certificates is longer than " + DEPTH);
        }
        return new CertificateException(
                last().isSelfSigned()
                        ? name + " is signed with its own key and is not trusted: trust it, or an issuer below it"
                        : "the issuer of " + name + " is neither trusted nor sent by the peer: trust " + issuer);
    }

    private CertificateFacts last() {
        return chain.get(chain.size() - 1);
    }
}
