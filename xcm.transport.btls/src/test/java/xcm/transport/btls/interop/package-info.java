/**
 * Has the transport talk to programs that know TLS but nothing of it: {@code openssl}, and Python with its module
 * {@code ssl}. Everything holds in both roles.
 */
package xcm.transport.btls.interop;
