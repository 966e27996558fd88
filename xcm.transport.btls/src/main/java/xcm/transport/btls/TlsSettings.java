package xcm.transport.btls;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.transport.btls.credential.Item;
import xcm.transport.btls.credential.Source;
import xcm.transport.btls.credential.Sources;

/**
 * Holds what a socket is told about TLS, by its attributes or by its server.
 *
 * <p>Set by the thread that uses the socket, read by any thread.
 */
final class TlsSettings {
    /** Whether this end speaks first, whichever end connected. */
    volatile boolean client;

    /** Whether the peer has to prove who it is. */
    volatile boolean auth = true;

    volatile boolean version12 = true;
    volatile boolean version13 = true;
    volatile String ciphers12 = CipherSuites.DEFAULT_12;
    volatile String ciphers13 = CipherSuites.DEFAULT_13;

    /** The groups for the key exchange; empty for those that the engine has. */
    volatile Optional<String> groups = Optional.empty();

    volatile boolean checkRevocation;
    volatile boolean checkTime = true;
    volatile boolean verifyPeerName;

    /** The names of which the peer has to have one; none if unset. */
    volatile List<String> peerNames = List.of();

    volatile Sources sources = Sources.UNSET;

    /** How long the handshake may take, in seconds; 0 for as long as it likes. */
    volatile double handshakeTimeout;

    /** What was set on this socket, not inherited: where it contradicts another setting, that is an error. */
    private final Set<Item> own = EnumSet.noneOf(Item.class);

    private boolean ownNames;

    /** Makes the settings of a socket that connects, or of a server. */
    TlsSettings(boolean client) {
        this.client = client;
    }

    /** Makes the settings of a connection that a server accepts. */
    static TlsSettings inherited(TlsSettings server) {
        var settings = new TlsSettings(server.client);
        settings.auth = server.auth;
        settings.version12 = server.version12;
        settings.version13 = server.version13;
        settings.ciphers12 = server.ciphers12;
        settings.ciphers13 = server.ciphers13;
        settings.groups = server.groups;
        settings.checkRevocation = server.checkRevocation;
        settings.checkTime = server.checkTime;
        settings.verifyPeerName = server.verifyPeerName;
        settings.peerNames = server.peerNames;
        settings.sources = server.sources;
        settings.handshakeTimeout = server.handshakeTimeout;
        return settings;
    }

    void setSource(Item item, Source source) {
        own.add(item);
        sources = sources.with(item, source);
    }

    void setPeerNames(List<String> names) {
        ownNames = !names.isEmpty();
        peerNames = names;
    }

    /** Returns what has to be there, given or found. */
    Set<Item> needed() {
        var needed = EnumSet.of(Item.CERT, Item.KEY);
        if (auth) {
            needed.add(Item.TC);
        }
        if (checkRevocation) {
            needed.add(Item.CRL);
        }
        return needed;
    }

    /**
     * Fails if what was set on this socket contradicts itself (EINVAL), and drops what is inherited and of no use.
     */
    void reconcile() throws ErrnoException {
        require(
                auth || !own.contains(Item.TC),
                "tls.tc and tls.tc_file are of no use without tls.auth: leave them out");
        require(auth || !checkRevocation, "tls.check_crl is of no use without tls.auth: leave it out");
        require(checkRevocation || !own.contains(Item.CRL), "tls.crl and tls.crl_file need tls.check_crl");
        require(verifyPeerName || !ownNames, "tls.peer_names needs tls.verify_peer_name");
        if (!auth) {
            sources = sources.with(Item.TC, Source.UNSET);
        }
        if (!checkRevocation) {
            sources = sources.with(Item.CRL, Source.UNSET);
        }
        if (!verifyPeerName) {
            peerNames = List.of();
        }
    }

    /**
     * Returns the names of which the peer has to have one; none if any will do.
     *
     * @param host the peer's host, if it was told by name
     */
    List<String> requiredNames(Optional<String> host) throws ErrnoException {
        if (!verifyPeerName) {
            return List.of();
        }
        require(auth, "tls.verify_peer_name needs tls.auth");
        require(
                !peerNames.isEmpty() || host.isPresent(),
                "tls.verify_peer_name needs tls.peer_names, or an address with a host name");
        return peerNames.isEmpty() ? List.of(host.get()) : peerNames;
    }

    static void require(boolean condition, String explanation) throws ErrnoException {
        if (!condition) {
            throw new ErrnoException(Errno.EINVAL, explanation);
        }
    }
}
