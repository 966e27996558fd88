package xcm.transport.btls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import xcm.transport.btls.trust.PeerCertificate;
import xcm.transport.btls.trust.Rules;
import xcm.transport.btls.trust.Trust;
import xcm.transport.btls.trust.Verifier;

/**
 * Decides for an engine whether the peer is who it should be: by its certificates, and by its name if one is demanded. The
 * rules do not depend on the engine.
 */
final class PeerJudge extends X509ExtendedTrustManager {
    private final boolean demanding;
    private final Trust trust;
    private final Rules rules;
    private final List<String> names;

    private PeerJudge(boolean demanding, Trust trust, Rules rules, List<String> names) {
        this.demanding = demanding;
        this.trust = trust;
        this.rules = rules;
        this.names = names;
    }

    /** Makes one that takes every peer. */
    static PeerJudge indifferent(Rules rules) {
        return new PeerJudge(false, new Trust(List.of(), List.of()), rules, List.of());
    }

    /**
     * Makes one that takes only a peer that can be trusted.
     *
     * @param names the names of which it has to have one; none if any will do
     */
    static PeerJudge demanding(Trust trust, Rules rules, List<String> names) {
        return new PeerJudge(true, trust, rules, names);
    }

    /** Returns whether a peer without certificate is refused. */
    boolean isDemanding() {
        return demanding;
    }

    private void judge(X509Certificate[] chain) throws CertificateException {
        if (!demanding) {
            return;
        }
        Verifier.verify(List.of(chain), trust, rules, Instant.now());
        var peer = PeerCertificate.of(chain[0]);
        if (!names.isEmpty() && !peer.isNamed(names)) {
            throw new CertificateException(
                    "the peer's certificate is for " + peer.names() + ", but tls.peer_names demands one of " + names);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        judge(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        judge(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        judge(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        judge(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        judge(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        judge(chain);
    }

    /** A server names no authorities in its request: any certificate may be tried. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
