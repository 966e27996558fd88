package xcm.transport.btls.trust;

import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is what a socket proves its own identity with: a private key, and the certificates that are sent.
 *
 * <p>Immutable. Neither the text of it nor that of any failure has the key in it.
 *
 * @param key belongs to the first certificate
 * @param chain at least one certificate, first the own one, each followed by its issuer if it is to be sent
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    /**
     * Makes an identity of parts that fit each other; nothing is checked here but that there is a certificate.
     *
     * @throws IllegalArgumentException the chain is empty
     */
    public Identity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs one certificate at least");
        }
    }

    /**
     * Reads an identity out of PEM texts, which may be the same.
     *
     * <p>Validity, usages and issuers of the certificates are not looked at: that is for the peer to do.
     *
     * @param certificates the own certificate, then the chain to send
     * @param key the private key
     * @throws CredentialException a text cannot be read, the key is not that of the certificate, or a key or signature is too
     *     weak for security level 1 ("man SSL_CTX_set_security_level")
     */
    public static Identity of(byte[] certificates, byte[] key) throws CredentialException {
        var identity = new Identity(Pem.privateKey(key), Pem.certificates(certificates));
        identity.checkStrength();
        identity.checkMatch();
        return identity;
    }

    /**
     * Completes the chain to send, if it is the own certificate only, with its issuer out of the trusted certificates.
     *
     * <p>The reference implementation does so, and peers rely on it. An issuer that is trusted ends the chain, so one
     * certificate is added at most.
     *
     * @param trusted the trusted certificates; none if the peer is not authenticated
     */
    public Identity completedBy(List<X509Certificate> trusted) {
        return completedBy(trusted, Instant.now());
    }

    Identity completedBy(List<X509Certificate> trusted, Instant now) {
        if (chain.size() > 1 || trusted.isEmpty()) {
            return this;
        }
        try {
            var own = CertificateFacts.of(chain.get(0));
            var issuer = own.isSelfSigned()
                    ? Optional.<CertificateFacts>empty()
                    : Issuers.validAt(now).of(own, CertificateFacts.ofReadable(trusted));
            return issuer.map(found -> new Identity(key, List.of(chain.get(0), found.certificate())))
                    .orElse(this);
        } catch (CertificateException unreadable) {
            return this;
        }
    }

    /** Returns the subjects of the certificates, nothing of the key. */
    @Override
    public String toString() {
        var subjects = new ArrayList<String>();
        for (X509Certificate certificate : chain) {
            subjects.add(certificate.getSubjectX500Principal().getName());
        }
        return "Identity" + subjects;
    }

    private void checkStrength() throws CredentialException {
        for (X509Certificate certificate : chain) {
            String name = certificate.getSubjectX500Principal().getName();
            CertificateFacts facts;
            try {
                facts = CertificateFacts.of(certificate);
            } catch (CertificateException e) {
                throw new CredentialException(name + ": " + e.getMessage(), e);
            }
            if (!facts.hasStrongKey()) {
                throw new CredentialException(
                        "the key of certificate " + name + " is too weak: use RSA with 2048 bits or P-256, say");
            }
            if (!facts.isSelfSigned() && !facts.hasStrongSignature()) {
                throw new CredentialException(
                        "the signature of certificate " + name + " is too weak: use SHA-256, say");
            }
        }
    }

    private void checkMatch() throws CredentialException {
        if (!KeyMatch.isPair(key, chain.get(0).getPublicKey())) {
            throw new CredentialException("the private key is not that of certificate "
                    + chain.get(0).getSubjectX500Principal().getName() + ": give the one that it was made for");
        }
    }
}
