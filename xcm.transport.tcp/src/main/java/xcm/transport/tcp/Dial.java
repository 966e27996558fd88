package xcm.transport.tcp;

import java.util.Optional;
import java.util.function.Supplier;
import xcm.linux.SockAddr;

/**
 * Is what all attempts of a connection have in common.
 *
 * @param sockets with which to connect
 * @param options of the kernel, as the attributes are now
 * @param local where to bind to
 * @param timeout of one attempt, in nanoseconds
 */
record Dial(FamilySockets sockets, Supplier<TcpOptions> options, Optional<SockAddr> local, long timeout) {}
