/**
 * What a transport implements.
 *
 * <p>A transport is a stateless factory, {@link xcm.api.spi.Transport}, marked with
 * {@link xcm.api.spi.TransportProvider}. Its sockets are non-blocking by nature and speak the kernel's language: a result
 * or a negative errno. Blocking, waiting, sticky errors, the generic attributes and closing from another thread are
 * written once, in {@code xcm.api}, for all transports. A byte stream becomes a messaging transport with one line, see
 * {@link xcm.api.spi.Framing}.
 *
 * <p><b>Life of a socket.</b> Connection: {@code Transport.connection} - attributes are set - {@code connect} - any of
 * {@code send, receive, finish, await} - {@code close}. Server: {@code Transport.server} - attributes - {@code bind} -
 * ({@code TransportServer.connection} - attributes - {@code accept})* - {@code close}.
 *
 * <p><b>Removal.</b> A transport may be removed from the running process, and its sockets with it: the removing thread then
 * calls {@code close}, or whoever is in another call last; what is in {@code connect} or {@code bind} is waited for, but not
 * for ever. Nothing may stay: {@code close} does not wait and calls nobody; there are no thread locals (see
 * {@link xcm.api.spi.Shelf}), no threads that outlive a socket (but for {@link xcm.linux.HostLookup}), and no object of
 * the transport in static state of others.
 *
 * <p><b>Threads.</b> Never are two of these methods of one socket called at the same time, except {@code transport} and the
 * getters of attributes and addresses, which any thread may call at any time before {@code close}. {@code close} is called once,
 * when no other call is in progress.
 */
@org.osgi.annotation.bundle.Export(substitution = org.osgi.annotation.bundle.Export.Substitution.NOIMPORT)
@org.osgi.annotation.versioning.Version("1.0.0")
package xcm.api.spi;
