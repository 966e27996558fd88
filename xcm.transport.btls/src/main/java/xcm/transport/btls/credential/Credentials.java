package xcm.transport.btls.credential;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.transport.btls.trust.CredentialException;
import xcm.transport.btls.trust.Identity;
import xcm.transport.btls.trust.Pem;
import xcm.transport.btls.trust.Trust;

/**
 * Is a set of credentials that was read and fits together; immutable, for any number of sockets and threads.
 *
 * @param identity the own key and the chain that is to be sent, completed from the trusted certificates
 * @param trust what peers are verified against; without anchors if no trusted certificates were asked for
 */
public record Credentials(Identity identity, Trust trust) {
    /** Says what the bytes of each part mean. */
    @FunctionalInterface
    interface Parser {
        /**
         * Parse what was read.
         *
         * @throws ErrnoException EPROTO, if it is no set of credentials
         */
        Credentials parse(Sources sources, Map<Item, byte[]> contents) throws ErrnoException;
    }

    /** Parse a set of credentials; the sources are for messages only. */
    static Credentials parse(Sources sources, Map<Item, byte[]> contents) throws ErrnoException {
        List<X509Certificate> trusted = part(sources, contents, Item.TC, Pem::trustedCertificates);
        List<X509CRL> lists = part(sources, contents, Item.CRL, Pem::revocationLists);
        Identity identity = identity(sources, contents);
        return new Credentials(identity.completedBy(trusted), new Trust(trusted, lists));
    }

    private static Identity identity(Sources sources, Map<Item, byte[]> contents) throws ErrnoException {
        byte[] cert = required(contents, Item.CERT);
        byte[] key = required(contents, Item.KEY);
        try {
            return Identity.of(cert, key);
        } catch (CredentialException e) {
            part(sources, contents, Item.CERT, Pem::certificates); // tells which one it is, if it is one alone
            read(sources, Item.KEY, key, Pem::privateKey);
            throw failure(sources, Item.KEY, e);
        }
    }

    private static byte[] required(Map<Item, byte[]> contents, Item item) throws ErrnoException {
        byte[] content = contents.get(item);
        if (content == null) {
            throw new ErrnoException(
                    Errno.EPROTO,
                    "there is no " + item.title() + ": set tls." + item.base() + " or tls." + item.base() + "_file");
        }
        return content;
    }

    private static <T> List<T> part(Sources sources, Map<Item, byte[]> contents, Item item, Reading<List<T>> reading)
            throws ErrnoException {
        byte[] content = contents.get(item);
        return content == null ? List.of() : read(sources, item, content, reading);
    }

    private static <T> T read(Sources sources, Item item, byte[] content, Reading<T> reading) throws ErrnoException {
        try {
            return reading.read(content);
        } catch (CredentialException e) {
            throw failure(sources, item, e);
        }
    }

    private static ErrnoException failure(Sources sources, Item item, CredentialException cause) {
        ErrnoException failure = new ErrnoException(Errno.EPROTO, sources.describe(item) + ": " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(byte[] content) throws CredentialException;
    }
}
