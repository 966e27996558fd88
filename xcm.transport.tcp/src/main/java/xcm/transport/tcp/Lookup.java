package xcm.transport.tcp;

import java.util.regex.Pattern;
import xcm.linux.ErrnoException;
import xcm.linux.HostLookup;
import xcm.linux.SocketType;

/** Looks host names up, but no text that only looks like one. */
final class Lookup {
    /** What inet_aton(3), and so getaddrinfo(3), takes for an IPv4 address although RFC 6943 3.1.1 advises against. */
    private static final Pattern LOOSE_IPV4 =
            Pattern.compile("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+)){0,3}", Pattern.CASE_INSENSITIVE);

    private Lookup() {}

    /**
     * Starts to look a name up.
     *
     * @param timeout nanoseconds after which a temporary failure is not tried again
     * @param ended called, by any thread, once there is an answer
     * @throws ErrnoException ENOMEM if there can be no more threads
     */
    static HostLookup start(String host, long timeout, Runnable ended) throws ErrnoException {
        if (LOOSE_IPV4.matcher(host).matches()) {
            ended.run();
            return HostLookup.nothing();
        }
        return HostLookup.start(host, SocketType.SOCK_STREAM, timeout, ended);
    }
}
