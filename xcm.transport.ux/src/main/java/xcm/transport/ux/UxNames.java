package xcm.transport.ux;

import xcm.addr.AddressException;
import xcm.addr.UnixAddress;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.SockAddr;

/** Says where the names of sockets live, see unix(7). */
enum UxNames {
    /** In the abstract namespace. */
    ABSTRACT {
        @Override
        SockAddr.Unix named(String name) {
            return SockAddr.Unix.abstractName(name);
        }
    },
    /** In the file system. */
    FILE {
        @Override
        SockAddr.Unix named(String name) {
            return SockAddr.Unix.path(name);
        }
    };

    abstract SockAddr.Unix named(String name);

    /** Parses the text of an address; EINVAL if it is malformed. */
    static String parse(String scheme, String address) throws ErrnoException {
        try {
            return UnixAddress.parse(scheme, address).name();
        } catch (AddressException e) {
            throw new ErrnoException(Errno.EINVAL, e.getMessage());
        }
    }

    /**
     * Prints the name that the kernel tells. A peer that is not bound has none, nor has one whose name lives elsewhere: a
     * client of a file has an abstract name, for the sake of SO_PASSCRED. Foreign names may not be parsable.
     */
    String print(String scheme, SockAddr address) {
        var unix = (SockAddr.Unix) address;
        return scheme + ':' + (unix.abstractName() == (this == ABSTRACT) ? unix.name() : "");
    }
}
