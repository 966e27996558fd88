package xcm.transport.utls;

import java.util.Optional;
import xcm.api.spi.SocketContext;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Names the two transports of which one carries a connection. Each is an alternative of its own, of its own scheme. */
enum Half {
    /** For peers on the same host, and in the same network namespace. */
    UX("ux"),
    /** For all others. */
    TLS("tls");

    private final String transport;

    Half(String transport) {
        this.transport = transport;
    }

    /** Is the making of a part, of this transport and with addresses of its scheme. */
    interface Making<T> {
        T make(SocketContext surroundings, String transport, String scheme) throws ErrnoException;
    }

    /** Makes a part in the surroundings of this half; ENOPROTOOPT if there is no such transport now. */
    <T> T make(SocketContext whole, Making<T> making) throws ErrnoException {
        return making.make(whole.alternative(transport), transport, transport);
    }

    /** Makes a part in the surroundings of this half; empty if there is no such transport now. */
    <T> Optional<T> makeIfPresent(SocketContext whole, Making<T> making) throws ErrnoException {
        try {
            return Optional.of(make(whole, making));
        } catch (ErrnoException e) {
            drop(whole);
            if (e.errno() == Errno.ENOPROTOOPT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Gives the surroundings of a part that accepts. */
    SocketContext surroundings(SocketContext whole) {
        return whole.alternative(transport).part(transport);
    }

    /** Lets go of this half. */
    void drop(SocketContext whole) {
        whole.drop(transport);
    }
}
