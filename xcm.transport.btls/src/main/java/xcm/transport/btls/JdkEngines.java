package xcm.transport.btls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** Makes the engines of the JDK. Their groups could be chosen for the whole JVM only, before Java 20. */
final class JdkEngines implements Engines {
    static final JdkEngines INSTANCE = new JdkEngines();

    private static final String PROVIDER = "SunJSSE"; // an application may have put others before it

    /** From more than a week on, which RFC 8446 4.6.1 allows at most, a server sends no tickets of TLS 1.3. */
    private static final int NO_TICKETS = 604_801; // seconds

    private static final SecureRandom RANDOM = new SecureRandom();

    private JdkEngines() {}

    /** Returns the names of the cipher suites that can be had, of all versions. */
    static Set<String> suites(Pattern pattern) {
        try {
            var context = SSLContext.getInstance("TLS", PROVIDER);
            context.init(new KeyManager[0], new TrustManager[0], RANDOM);
            return Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
                    .filter(pattern.asMatchPredicate())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }

    @Override
    public SSLEngine engine(Plan plan) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS", PROVIDER);
        var engine = Engines.make(context, RANDOM, plan);
        context.getServerSessionContext().setSessionTimeout(NO_TICKETS);
        return engine;
    }
}
