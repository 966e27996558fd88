package xcm.api.spi;

import xcm.linux.ErrnoException;

/** Is a transport's server socket. */
public interface TransportServer extends TransportSocket {
    /**
     * Binds to an address and listens. May block while a host name is looked up.
     *
     * @param address where, in the scheme of the context, not yet checked
     * @throws ErrnoException EINVAL if the address is malformed; EADDRINUSE, EACCES, ENOENT, ...
     */
    void bind(String address) throws ErrnoException;

    /**
     * Makes a connection that inherits from this server and is to be given to {@link #accept}.
     *
     * @param context what the connection needs to know of its surroundings
     * @throws ErrnoException EMFILE, ENFILE
     */
    TransportConnection connection(SocketContext context) throws ErrnoException;

    /**
     * Accepts the next pending connection.
     *
     * @param connection made by {@link #connection} of this server; it is closed by the caller if this fails
     * @return 0; {@link TransportConnection#AGAIN} if none is pending; or a negative errno, which concerns that one peer
     *     or the process, not this server
     */
    int accept(TransportConnection connection);
}
