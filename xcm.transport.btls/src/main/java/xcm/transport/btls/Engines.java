package xcm.transport.btls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Makes TLS engines: the one seam between the transport and whose engine it is.
 *
 * <p>Each engine has a context of its own and no peer's name: no session of another one is ever found to be resumed, and a
 * client's hello carries no server name. Any thread may call.
 */
interface Engines {
    /**
     * Makes an engine.
     *
     * @throws GeneralSecurityException if the engine cannot be made of this plan
     */
    SSLEngine engine(Plan plan) throws GeneralSecurityException;

    /** Makes an engine of the JDK, which is the faster one, unless it cannot do what the plan says. */
    static SSLEngine make(Plan plan) throws GeneralSecurityException {
        Engines engines = plan.groups().isEmpty() ? JdkEngines.INSTANCE : BouncyCastleEngines.INSTANCE;
        return engines.engine(plan);
    }

    /** Makes an engine of a fresh context, with all of the plan that JSSE has words for. */
    static SSLEngine make(SSLContext context, SecureRandom random, Plan plan) throws GeneralSecurityException {
        context.init(new KeyManager[] {new OwnKey(plan.identity())}, new TrustManager[] {plan.judge()}, random);
        var engine = context.createSSLEngine();
        engine.setUseClientMode(plan.client());
        var parameters = new SSLParameters(
                plan.suites().toArray(String[]::new), plan.versions().toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(false); // the client's order decides
        parameters.setNeedClientAuth(!plan.client() && plan.judge().isDemanding());
        engine.setSSLParameters(parameters);
        return engine;
    }
}
