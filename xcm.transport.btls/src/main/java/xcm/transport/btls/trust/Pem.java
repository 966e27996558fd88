package xcm.transport.btls.trust;

import java.io.ByteArrayInputStream;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Reads certificates, private keys and revocation lists out of PEM text (RFC 7468, and the older forms that OpenSSL knows).
 *
 * <p>The text is read up to its first NUL. What stands outside of blocks is ignored, as are blocks of other kinds. A block
 * that cannot be read is a failure wherever it stands, for it may well be the one that matters.
 */
public final class Pem {
    private static final Set<String> CERTIFICATE = Set.of("CERTIFICATE", "X509 CERTIFICATE");
    private static final Set<String> TRUSTED = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final Set<String> REVOCATION_LIST = Set.of("X509 CRL");

    private Pem() {}

    /**
     * Reads a certificate, and those that follow it.
     *
     * @param text the text of a file
     * @return one certificate at least, in the order of the text: first that of the owner, then the chain to send
     * @throws CredentialException there is none, or one that cannot be read
     */
    public static List<X509Certificate> certificates(byte[] text) throws CredentialException {
        return certificates(text, CERTIFICATE);
    }

    /**
     * Reads certificates that are to be trusted; those that OpenSSL calls "trusted" are among them, without their settings.
     *
     * @param text the text of a file
     * @return one certificate at least, in the order of the text
     * @throws CredentialException there is none, or one that cannot be read
     */
    public static List<X509Certificate> trustedCertificates(byte[] text) throws CredentialException {
        return certificates(text, TRUSTED);
    }

    /**
     * Reads the first private key: PKCS#8, PKCS#1 or SEC 1, of RSA, RSA-PSS, EC, Ed25519 or Ed448, not encrypted.
     *
     * @param text the text of a file
     * @return the key, for use with the providers of the Java platform
     * @throws CredentialException there is none, or it cannot be read, or is encrypted, or is of another kind
     */
    public static PrivateKey privateKey(byte[] text) throws CredentialException {
        PemObject block = new PemBlocks(text)
                .next(KeyReader.KINDS)
                .orElseThrow(() -> new CredentialException("no private key found: give one in PEM format"));
        return KeyReader.read(block);
    }

    /**
     * Reads certificate revocation lists.
     *
     * @param text the text of a file
     * @return one list at least, in the order of the text
     * @throws CredentialException there is none, or one that cannot be read
     */
    public static List<X509CRL> revocationLists(byte[] text) throws CredentialException {
        var factory = factory();
        var lists = new ArrayList<X509CRL>();
        for (PemObject block : blocks(text, REVOCATION_LIST)) {
            try {
                lists.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(block.getContent())));
            } catch (CRLException e) {
                throw new CredentialException(
                        "certificate revocation list " + (lists.size() + 1) + " cannot be read: " + e.getMessage(), e);
            }
        }
        if (lists.isEmpty()) {
            throw new CredentialException("no certificate revocation list found: give one at least in PEM format");
        }
        return List.copyOf(lists);
    }

    private static List<X509Certificate> certificates(byte[] text, Set<String> kinds) throws CredentialException {
        var factory = factory();
        var certificates = new ArrayList<X509Certificate>();
        for (PemObject block : blocks(text, kinds)) {
            // What OpenSSL adds to a "trusted" certificate follows it: the factory reads no further than the
            // certificate.
            var input = new ByteArrayInputStream(block.getContent());
            try {
                certificates.add((X509Certificate) factory.generateCertificate(input));
            } catch (CertificateException e) {
                throw new CredentialException(
                        "certificate " + (certificates.size() + 1) + " cannot be read: " + e.getMessage(), e);
            }
        }
        if (certificates.isEmpty()) {
            throw new CredentialException("no certificate found: give one at least in PEM format");
        }
        return List.copyOf(certificates);
    }

    private static List<PemObject> blocks(byte[] text, Set<String> kinds) throws CredentialException {
        var found = new ArrayList<PemObject>();
        var blocks = new PemBlocks(text);
        for (var block = blocks.next(kinds); block.isPresent(); block = blocks.next(kinds)) {
            found.add(block.get());
        }
        return found;
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("every Java platform reads X.509 certificates", e);
        }
    }
}
