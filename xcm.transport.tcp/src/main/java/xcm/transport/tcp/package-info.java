/**
 * The transports over TCP: {@code btcp}, a stream of bytes, and {@code tcp}, messages framed over it.
 *
 * <p>From an address to a connection: an {@link xcm.transport.tcp.Establishment} has a name looked up by a
 * {@link xcm.transport.tcp.Resolution}, then runs a {@link xcm.transport.tcp.Race} of {@link xcm.transport.tcp.Track}s, each
 * of which makes one {@link xcm.transport.tcp.Attempt} after the other. All that is waited for is a descriptor.
 */
package xcm.transport.tcp;
