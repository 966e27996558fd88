package xcm.transport.btls;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.transport.btls.credential.CredentialCache;
import xcm.transport.btls.credential.Credentials;
import xcm.transport.btls.credential.DefaultDirectory;
import xcm.transport.btls.trust.Rules;

/**
 * Is what a connection has before it speaks: its credentials, and an engine.
 *
 * @param lease of the credentials; to be closed
 * @param plan what the engine was made with
 * @param engine the engine
 */
record Preparation(CredentialCache.Lease lease, Plan plan, SSLEngine engine) {
    private static final CredentialCache CREDENTIALS = new CredentialCache();

    /**
     * Finds and loads what settings say that is needed; the settings then tell where it was.
     *
     * @throws ErrnoException EPROTO, or the errno of a file that cannot be read
     */
    static CredentialCache.Lease load(TlsSettings settings) throws ErrnoException {
        settings.sources = DefaultDirectory.fill(settings.sources, settings.needed());
        return CREDENTIALS.acquire(settings.sources);
    }

    /**
     * Prepares a connection, of which the settings were reconciled.
     *
     * @param host the peer's host, if it was told by name
     * @throws ErrnoException as {@link #load}; EINVAL if settings are malformed or contradict each other
     */
    static Preparation of(TlsSettings settings, Optional<String> host) throws ErrnoException {
        var lease = load(settings);
        try {
            var plan = plan(settings, lease.credentials(), host);
            return new Preparation(lease, plan, Engines.make(plan));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            lease.close();
            throw new ErrnoException(Errno.EPROTO, "TLS cannot be done this way: " + e.getMessage());
        } catch (ErrnoException e) {
            lease.close();
            throw e;
        }
    }

    private static Plan plan(TlsSettings settings, Credentials credentials, Optional<String> host)
            throws ErrnoException {
        TlsSettings.require(
                settings.version12 || settings.version13, "tls.12.enabled and tls.13.enabled are both false");
        var suites12 = CipherSuites.parse12(settings.ciphers12);
        var suites13 = CipherSuites.parse13(settings.ciphers13);
        List<String> versions = new ArrayList<>();
        List<String> suites = new ArrayList<>();
        if (settings.version13) {
            versions.add(Plan.TLS13);
            suites.addAll(suites13);
        }
        if (settings.version12) {
            versions.add(Plan.TLS12);
            suites.addAll(settings.client ? suites12 : CipherSuites.forServer(suites12));
        }
        var groups = settings.groups.isPresent() ? Groups.parse(settings.groups.get()) : List.<String>of();
        var names = settings.requiredNames(host);
        if (settings.version13 && suites13.isEmpty()) { // the lists are in order, only no handshake can come of it
            throw new ErrnoException(Errno.EPROTO, "tls.13.ciphers has no suite for TLS 1.3, which is enabled");
        }
        return new Plan(
                settings.client, versions, suites, groups, credentials.identity(), judge(settings, credentials, names));
    }

    private static PeerJudge judge(TlsSettings settings, Credentials credentials, List<String> names) {
        var rules = new Rules(
                settings.client ? Rules.Peer.SERVER : Rules.Peer.CLIENT, settings.checkTime, settings.checkRevocation);
        return settings.auth ? PeerJudge.demanding(credentials.trust(), rules, names) : PeerJudge.indifferent(rules);
    }
}
