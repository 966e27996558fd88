package xcm.transport.tcp;

import java.util.List;
import java.util.concurrent.TimeUnit;
import xcm.addr.AddressException;
import xcm.addr.Host;
import xcm.addr.NetworkAddress;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.SockAddr;

/** Converts between the text of addresses and the addresses of the kernel. */
final class IpAddresses {
    /** How long a server's own name, or that of a local address, may take to be resolved, in nanoseconds. */
    private static final long LOOKUP_TIME = TimeUnit.SECONDS.toNanos(10);

    private IpAddresses() {}

    static NetworkAddress parse(String scheme, String text) throws ErrnoException {
        try {
            return NetworkAddress.parse(scheme, text);
        } catch (AddressException e) {
            throw new ErrnoException(Errno.EINVAL, e.getMessage());
        }
    }

    /** Makes the kernel's address; the scope is of no meaning for IPv4. */
    static SockAddr of(Host.Ip host, int port, int scope) {
        byte[] bytes = host.bytes();
        return host instanceof Host.Ipv4 ? new SockAddr.Inet4(bytes, port) : new SockAddr.Inet6(bytes, port, scope);
    }

    /** Gives a result of the resolver the port, and the scope if there is one; else it keeps its own. */
    static SockAddr complete(SockAddr resolved, int port, Scope scope) {
        if (resolved instanceof SockAddr.Inet6 inet6) {
            return new SockAddr.Inet6(inet6.address(), port, scope.isSet() ? scope.id() : inet6.scopeId());
        }
        return ((SockAddr.Inet4) resolved).withPort(port);
    }

    /**
     * Resolves a host, waiting for the answer, to its first address.
     *
     * @throws ErrnoException ENOENT if there is none within 10 s; EINTR
     */
    static SockAddr resolve(NetworkAddress address, Scope scope) throws ErrnoException {
        if (address.host() instanceof Host.Ip ip) {
            return of(ip, address.port(), scope.id());
        }
        var lookup = Lookup.start(address.host().toString(), LOOKUP_TIME, () -> {});
        try {
            List<SockAddr> found = lookup.await(LOOKUP_TIME);
            if (!found.isEmpty()) {
                return complete(found.get(0), address.port(), scope);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ErrnoException(
                    Errno.EINTR, "the thread was interrupted while " + address.host() + " was looked up");
        } finally {
            lookup.abandon();
        }
        throw new ErrnoException(
                Errno.ENOENT, "the host name " + address.host() + " has no address, or the name servers do not answer");
    }

    /** Returns the text of an address of AF_INET or AF_INET6: numeric, without scope. */
    static String text(String scheme, SockAddr address) {
        if (address instanceof SockAddr.Inet4 inet4) {
            return new NetworkAddress(scheme, Host.ip(inet4.address()), inet4.port()).toString();
        }
        var inet6 = (SockAddr.Inet6) address;
        return new NetworkAddress(scheme, Host.ip(inet6.address()), inet6.port()).toString();
    }
}
