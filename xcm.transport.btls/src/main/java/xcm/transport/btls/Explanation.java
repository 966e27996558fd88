package xcm.transport.btls;

import java.security.cert.CertificateException;
import java.util.regex.Pattern;

/** Says in words why TLS failed, from what an engine threw. */
final class Explanation {
    private static final int DEEPEST = 8;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private Explanation() {}

    /**
     * Returns what was wrong with a certificate, if that was it; else what the engine says. Names that the peer has chosen may be
     * in it, but no control characters of theirs: they could forge a line of a log.
     */
    static String of(Exception failure) {
        return CONTROL.matcher(raw(failure)).replaceAll("?");
    }

    private static String raw(Exception failure) {
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
