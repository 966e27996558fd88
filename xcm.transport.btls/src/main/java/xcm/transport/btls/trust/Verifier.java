package xcm.transport.btls.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether the certificate of a peer is to be trusted, as the reference implementation does with OpenSSL 3.0: RFC 5280,
 * section 6, but any trusted certificate ends the chain, and its own validity counts, too.
 */
public final class Verifier {
    private Verifier() {}

    /**
     * Verifies the certificate of a peer, for security level 1 ("man SSL_CTX_set_security_level"). Its names are not looked at
     * but for the name constraints of its issuers.
     *
     * @param presented what the peer has sent: its certificate first, the others in any order
     * @param trust what to judge by
     * @param rules what to look at
     * @param now the time at which the certificates must be valid
     * @throws CertificateException the certificate is not to be trusted, and why
     */
    public static void verify(List<X509Certificate> presented, Trust trust, Rules rules, Instant now)
            throws CertificateException {
        if (presented.isEmpty()) {
            throw new CertificateException("the peer has sent no certificate");
        }
        var issuers = rules.checkTime() ? Issuers.validAt(now) : Issuers.ofAnyTime();
        // Revocation can be checked only where issuers are known up to the end.
        var path = PathSearch.find(
                CertificateFacts.of(presented.get(0)),
                CertificateFacts.ofReadable(presented),
                trust.anchorFacts(),
                issuers,
                !rules.checkCrl());
        PathChecks.checkExtensions(path, rules.peer());
        PathChecks.checkStrength(path);
        if (rules.checkTime()) {
            PathChecks.checkTime(path, now);
        }
        PathChecks.checkSignatures(path);
        NameChecks.check(path);
        if (rules.checkCrl()) {
            new RevocationChecks(trust.revocationListFacts(), rules.checkTime() ? Optional.of(now) : Optional.empty())
                    .check(path);
        }
    }
}
