package xcm.api.spi;

import xcm.linux.ErrnoException;

/** Tells a transport's socket what it needs to know of its surroundings. Any thread may call any method. */
public interface SocketContext {
    /**
     * Returns the token in front of the addresses that the socket is given and reports. It differs from the transport's
     * own name where the socket is a part of another one: the {@code btcp} part of a {@code tcp} socket is given
     * {@code tcp:} addresses.
     */
    String scheme();

    /** Returns the number of the socket, unique in this process. Parts have numbers of their own. */
    long id();

    /** Returns the counters that the socket updates for what it exchanges with its lower layer. */
    Counters counters();

    /**
     * Makes a connection of another transport, to be a part of this socket. When that transport is withdrawn, this
     * socket goes with it.
     *
     * @param transport the other transport's name
     * @param scheme the token in front of the part's addresses
     * @throws ErrnoException ENOPROTOOPT if there is no such transport now; or what its factory throws
     */
    TransportConnection connection(String transport, String scheme) throws ErrnoException;

    /**
     * Makes a server of another transport, to be a part of this socket.
     *
     * @param transport the other transport's name
     * @param scheme the token in front of the part's addresses
     * @throws ErrnoException as {@link #connection}
     */
    TransportServer server(String transport, String scheme) throws ErrnoException;

    /**
     * Makes the context for a connection that is accepted by a part of this socket.
     *
     * @param scheme the token in front of the part's addresses
     */
    SocketContext part(String scheme);

    /**
     * Gives the surroundings of an alternative: of parts of which but one will carry the traffic of this socket. A part
     * that is made in them updates this socket's counters. This socket goes with the transports that the part is built on
     * only as long as the alternative is not dropped. A connection that is accepted has the alternatives of its server.
     *
     * @param name tells this socket's alternatives from each other; the same name means the same one
     */
    SocketContext alternative(String name);

    /**
     * Lets go of an alternative, after its parts were closed, or if none could be made: what becomes of its transports does
     * not concern this socket any more. No effect if there is none of the name.
     *
     * @param alternative its name
     */
    void drop(String alternative);
}
