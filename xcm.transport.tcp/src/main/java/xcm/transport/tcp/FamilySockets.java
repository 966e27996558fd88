package xcm.transport.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/**
 * Holds the sockets with which a connection may be made, one for each address family. They are made before the host name
 * is resolved, as they belong to the network namespace that their maker is in at that moment.
 */
final class FamilySockets implements AutoCloseable {
    private final List<Attempt> attempts = new ArrayList<>(2);

    private FamilySockets() {}

    /** Makes the socket for addresses of one family. */
    static FamilySockets of(int family) throws ErrnoException {
        var sockets = new FamilySockets();
        sockets.attempts.add(new Attempt(family));
        return sockets;
    }

    /** Makes the sockets for both families; one that the kernel does not have is left out. */
    static FamilySockets both() throws ErrnoException {
        var sockets = new FamilySockets();
        try {
            sockets.addIfSupported(AddressFamily.AF_INET);
            sockets.addIfSupported(AddressFamily.AF_INET6);
            return sockets;
        } catch (ErrnoException e) {
            sockets.close();
            throw e;
        }
    }

    private void addIfSupported(int family) throws ErrnoException {
        try {
            attempts.add(new Attempt(family));
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EAFNOSUPPORT) {
                throw e;
            }
        }
    }

    /** Returns the means to try addresses of a family; empty if the kernel does not have it. */
    Optional<Attempt> attempt(int family) {
        return attempts.stream().filter(attempt -> attempt.family() == family).findFirst();
    }

    /** Closes all but the one that has connected. */
    void closeBut(Attempt winner) {
        for (var attempt : attempts) {
            if (attempt != winner) {
                attempt.close();
            }
        }
    }

    @Override
    public void close() {
        attempts.forEach(Attempt::close);
    }
}
