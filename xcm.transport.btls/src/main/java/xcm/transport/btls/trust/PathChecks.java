package xcm.transport.btls.trust;

import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.time.Instant;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Checks the certificates of a chain by themselves and against each other, but for names and revocation. */
final class PathChecks {
    private PathChecks() {}

    /** Checks what the extensions say: constraints, and that all may be used for what the peer does. */
    static void checkExtensions(Path path, Rules.Peer peer) throws CertificateException {
        int below = 0;
        for (int depth = 0; depth < path.length(); depth++) {
            var certificate = path.certificate(depth);
            var extensions = certificate.extensions();
            path.require(!extensions.critical(), depth, "it has a critical extension that is not known");
            path.require(!extensions.proxy(), depth, "it is a proxy certificate, which are not accepted");
            var authority = AuthorityStatus.of(certificate);
            if (depth > 0) {
                // The last one may be older than the extension that says so.
                boolean last = depth + 1 == path.length();
                path.require(
                        authority == AuthorityStatus.YES || last && authority != AuthorityStatus.NO,
                        depth,
                        "it is not that of a certificate authority");
            }
            path.require(
                    Purpose.of(peer).admits(certificate, authority, depth > 0),
                    depth,
                    "it may not be used for a TLS " + (peer == Rules.Peer.SERVER ? "server" : "client"));
            path.require(admitsBelow(extensions, below), depth, "there are more authorities below it than it allows");
            if (depth > 0 && !certificate.isSelfIssued()) {
                below++;
            }
        }
    }

    /** Checks that no key and no signature is too weak; how the last one is signed does not matter. */
    static void checkStrength(Path path) throws CertificateException {
        for (int depth = 0; depth < path.length(); depth++) {
            path.require(path.certificate(depth).hasStrongKey(), depth, "its key is too weak");
            path.require(
                    depth + 1 == path.length() || path.certificate(depth).hasStrongSignature(),
                    depth,
                    "the way in which it is signed is too weak");
        }
    }

    /** Checks that each has been signed by the next, which must be allowed to. */
    static void checkSignatures(Path path) throws CertificateException {
        for (int depth = path.length() - 1; depth > 0; depth--) {
            var issuer = path.certificate(depth);
            path.require(
                    issuer.extensions().allowsKeyUsage(KeyUsage.keyCertSign),
                    depth,
                    "its key may not be used to sign certificates");
            path.require(Signatures.isSigned(path.certificate(depth - 1), issuer), depth - 1, "its signature is wrong");
        }
    }

    /** Checks that all are within their time, the trusted one, too. */
    static void checkTime(Path path, Instant now) throws CertificateException {
        for (int depth = 0; depth < path.length(); depth++) {
            var certificate = path.certificate(depth);
            path.require(
                    certificate.isValidAt(now),
                    depth,
                    "it is valid from " + certificate.notBefore() + " to " + certificate.notAfter() + ", and now is "
                            + now);
        }
    }

    private static boolean admitsBelow(ExtensionFacts extensions, int below) {
        return extensions
                .basicConstraints()
                .map(BasicConstraints::getPathLenConstraint)
                .map(most -> most.compareTo(BigInteger.valueOf(below)) >= 0)
                .orElse(true);
    }
}
