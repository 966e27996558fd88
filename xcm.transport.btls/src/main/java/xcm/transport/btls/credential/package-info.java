/**
 * Finds, reads and shares the credentials of sockets: own certificate and key, trusted certificates, revocation lists.
 */
package xcm.transport.btls.credential;
