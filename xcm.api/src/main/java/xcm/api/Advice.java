package xcm.api;

import xcm.linux.Errno;

/** Says in a few words what an errno means for an XCM socket and what can be done. */
final class Advice {
    private Advice() {}

    static String on(Errno errno) {
        return switch (errno) {
            case EINVAL -> "check the arguments, the attributes and the form of the address";
            case ENOPROTOOPT ->
                "there is no such transport now; deploy it, or see Xcm.transports() for those there are";
            case ENOENT -> "the host name, directory or attribute is not known";
            case EACCES -> "not permitted, or the attribute cannot be accessed now";
            case EADDRINUSE -> "the address is taken; choose another, or remove a stale socket file";
            case EADDRNOTAVAIL -> "the address is not one of this host";
            case ECONNREFUSED -> "nobody listens there; start the server, or try again later";
            case ECONNRESET -> "the peer aborted the connection; connect anew";
            case EPIPE -> "the connection is closed; connect anew";
            case ETIMEDOUT -> "the peer does not answer; check the network, then connect anew";
            case ENETUNREACH, EHOSTUNREACH -> "there is no route to the peer";
            case EPROTO -> "the peer does not keep to the protocol; connect anew";
            case EMSGSIZE -> "the message is larger than the attribute xcm.max_msg_size";
            case EMFILE, ENFILE -> "no file descriptor is left; close sockets, or raise the limit";
            case EAGAIN -> "nothing can be done now; wait for the socket to be ready";
            case EINTR -> "the thread was interrupted; the socket can still be used";
            case EBADF -> "the socket is closed";
            default -> "";
        };
    }
}
