package xcm.transport.btls.trust;

import java.security.GeneralSecurityException;

/** Tells that own credentials (a certificate, a key, trusted certificates, revocation lists) are not usable, and why. */
public final class CredentialException extends GeneralSecurityException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what is wrong, and what to do; never anything out of a private key
     */
    public CredentialException(String message) {
        super(message);
    }

    /**
     * Makes the exception, with its cause.
     *
     * @param message what is wrong, and what to do; never anything out of a private key
     * @param cause what was thrown by the reader of the format
     */
    public CredentialException(String message, Throwable cause) {
        super(message, cause);
    }
}
