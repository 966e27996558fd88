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
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Makes TLS engines: the one seam between the transport and whose engine it is. Any thread may call.
 *
 * <p>It is the JDK's. That of BouncyCastle, measured with the ciphers of the JDK, takes twice the time for bulk data, leaves two
 * to three times its data as garbage, and knows a key of TLS 1.3 only if its curve is also one for the key exchange.
 *
 * <p>Each engine has a context of its own and no peer's name: no session of another one is ever found to be resumed, and a
 * client's hello carries no server name.
 */
final class Engines {
    private static final String PROVIDER = "SunJSSE"; // an application may have put others before it
    private static final SecureRandom RANDOM = new SecureRandom();

    /** From more than a week on, which RFC 8446 4.6.1 allows at most, a server sends no tickets of TLS 1.3. */
    private static final int NO_TICKETS = 604_801; // seconds

    private Engines() {}

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

    /**
     * Makes an engine.
     *
     * @throws GeneralSecurityException if it cannot be made of this plan
     */
    static SSLEngine make(Plan plan) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS", PROVIDER);
        var key = new OwnKey(plan.identity(), server -> refuseTickets(context, server));
        context.init(new KeyManager[] {key}, new TrustManager[] {plan.judge()}, RANDOM);
        var engine = context.createSSLEngine();
        engine.setUseClientMode(plan.client());
        engine.setSSLParameters(parameters(plan));
        return engine;
    }

    /**
     * Sees to it that a server sends no ticket of TLS 1.3. Up to TLS 1.2 it has promised one in its hello, and OpenSSL insists on
     * what was promised (RFC 5077 3.2): it gets one, by which nothing can be resumed, as no other engine has the context.
     */
    private static void refuseTickets(SSLContext context, SSLEngine server) {
        if (server.getHandshakeSession().getProtocol().equals(Plan.TLS13)) {
            context.getServerSessionContext().setSessionTimeout(NO_TICKETS);
        }
    }

    private static SSLParameters parameters(Plan plan) {
        var parameters = new SSLParameters(
                plan.suites().toArray(String[]::new), plan.versions().toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(false); // the client's order decides
        parameters.setNeedClientAuth(!plan.client() && plan.judge().isDemanding());
        if (!plan.groups().isEmpty()) {
            GroupChoice.apply(parameters, plan.groups());
        }
        return parameters;
    }
}
