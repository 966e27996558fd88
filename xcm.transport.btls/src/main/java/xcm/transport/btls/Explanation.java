package xcm.transport.btls;

import java.security.cert.CertificateException;

/** Says in words why TLS failed, from what an engine threw. */
final class Explanation {
    private static final int DEEPEST = 8;

    private Explanation() {}

    /** Returns what was wrong with a certificate, if that was it; else what the engine says. */
    static String of(Exception failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof CertificateException) {
                return "the peer's certificate: " + cause.getMessage();
            }
            cause = cause.getCause();
        }
        return "TLS: " + (failure.getMessage() == null ? failure : failure.getMessage());
    }
}
