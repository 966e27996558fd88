package xcm.transport.utls;

import java.util.Optional;
import xcm.addr.AddressException;
import xcm.addr.Host;
import xcm.addr.NetworkAddress;
import xcm.addr.UnixAddress;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Derives the addresses of the two halves from that of the whole.
 *
 * <p>The name of {@code ux} is the canonical text of host and port, where a DNS name is not resolved and keeps its case:
 * a client finds a server by {@code ux} only if both were given the same.
 *
 * @param host the host
 * @param port the port
 */
record UtlsAddress(Host host, int port) {
    private static final String TLS = "tls";
    private static final String UX = "ux";

    static UtlsAddress parse(String text) throws ErrnoException {
        try {
            return of(UtlsTransport.NAME, text);
        } catch (AddressException e) {
            throw new ErrnoException(Errno.EINVAL, e.getMessage());
        }
    }

    /** Parses an address of the scheme of the whole, or of the half tls. */
    static UtlsAddress of(String scheme, String text) throws AddressException {
        var address = NetworkAddress.parse(scheme, text);
        return new UtlsAddress(address.host(), address.port());
    }

    /** Converts the address that a server of the half tls is bound to. */
    static UtlsAddress ofTls(String text) {
        try {
            return of(TLS, text);
        } catch (AddressException e) {
            throw new IllegalStateException("the transport tls reports no address of its own", e);
        }
    }

    String tls() {
        return new NetworkAddress(TLS, host, port).toString();
    }

    /** Gives the address of the half ux; empty if host and port are longer than a name can be, see unix(7). */
    Optional<String> ux() {
        try {
            return Optional.of(
                    UnixAddress.parse(UX, UX + ":" + host + ":" + port).toString());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return new NetworkAddress(UtlsTransport.NAME, host, port).toString();
    }
}
