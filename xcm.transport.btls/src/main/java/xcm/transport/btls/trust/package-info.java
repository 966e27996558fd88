/**
 * Reads certificates, keys and revocation lists, and decides whether a peer's certificate is to be trusted.
 *
 * <p>Pure functions on values: no files, no sockets, no engine.
 */
package xcm.transport.btls.trust;
