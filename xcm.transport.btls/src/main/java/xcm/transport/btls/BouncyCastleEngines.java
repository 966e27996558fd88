package xcm.transport.btls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** Makes the engines of BouncyCastle, which encrypt by the JDK's own ciphers: those of BouncyCastle are many times slower. */
final class BouncyCastleEngines implements Engines {
    /** Kept, or its level would be forgotten: the library logs each handshake, and what it read in the JDK's settings. */
    private static final Logger LOGGER = Logger.getLogger("org.bouncycastle.jsse");

    static final BouncyCastleEngines INSTANCE = new BouncyCastleEngines();

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Not added to the providers of the JVM. */
    private final Provider provider = new BouncyCastleJsseProvider(false, new Crypto());

    /** Has the engine use the algorithms of the JVM. */
    private static final class Crypto extends JcaTlsCryptoProvider {
        private final JcaJceHelper algorithms = new PreferredAlgorithms(new BouncyCastleProvider());

        @Override
        public JcaTlsCrypto create(SecureRandom keys, SecureRandom nonces) {
            return new JcaTlsCrypto(algorithms, keys, nonces) {};
        }

        @Override
        public JcaTlsCrypto create(SecureRandom random) {
            return create(random, random);
        }
    }

    private BouncyCastleEngines() {
        if (LOGGER.getLevel() == null) { // else somebody has said what it is to log
            LOGGER.setLevel(Level.OFF);
        }
    }

    @Override
    public SSLEngine engine(Plan plan) throws GeneralSecurityException {
        var engine = Engines.make(SSLContext.getInstance("TLS", provider), RANDOM, plan);
        var parameters = ((BCSSLEngine) engine).getParameters();
        parameters.setNamedGroups(plan.groups().toArray(String[]::new));
        ((BCSSLEngine) engine).setParameters(parameters);
        return engine;
    }
}
