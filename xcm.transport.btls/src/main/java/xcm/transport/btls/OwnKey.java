package xcm.transport.btls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import xcm.transport.btls.trust.Identity;

/**
 * Offers a socket's one key to its engine, whenever it is of a kind that is asked for. Whether the peer likes its issuer or
 * its dates is for the peer to say.
 */
final class OwnKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "xcm";

    private final Identity identity;
    private final X509Certificate[] chain;
    private final String algorithm;
    private final Consumer<SSLEngine> served;

    /**
     * Makes one.
     *
     * @param identity the key, and the certificates
     * @param served told of a server's engine when it asks for the key: it has chosen the version by then
     */
    OwnKey(Identity identity, Consumer<SSLEngine> served) {
        this.identity = identity;
        this.served = served;
        this.chain = identity.chain().toArray(X509Certificate[]::new);
        this.algorithm = chain[0].getPublicKey().getAlgorithm();
    }

    @Override
    public String chooseEngineClientAlias(String[] kinds, Principal[] issuers, SSLEngine engine) {
        return choose(kinds);
    }

    @Override
    public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
        served.accept(engine);
        return choose(kind);
    }

    @Override
    public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
        return choose(kinds);
    }

    @Override
    public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
        return choose(kind);
    }

    @Override
    public String[] getClientAliases(String kind, Principal[] issuers) {
        return aliases(kind);
    }

    @Override
    public String[] getServerAliases(String kind, Principal[] issuers) {
        return aliases(kind);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.key();
    }

    private String[] aliases(String kind) {
        return kind.equals(algorithm) ? new String[] {ALIAS} : null;
    }

    /** The null is JSSE's: no key. */
    private String choose(String... kinds) {
        for (String kind : kinds) {
            if (kind.equals(algorithm)) {
                return ALIAS;
            }
        }
        return null;
    }
}
