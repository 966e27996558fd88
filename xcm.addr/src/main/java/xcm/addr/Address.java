package xcm.addr;

/**
 * Names a transport and a place to reach or to serve.
 *
 * <pre>{@code
 * Address address = Address.parse("tls:[2001:DB8::0:1]:4711");
 * address.transport();    // "tls"
 * address.toString();     // "tls:[2001:db8::1]:4711"
 * }</pre>
 *
 * <p>The grammar is that of the {@linkplain xcm.addr package}. Addresses are immutable values; {@code toString()}
 * gives the canonical text, which parses to an equal value.
 */
public sealed interface Address permits UnixAddress, NetworkAddress {

    /**
     * Gives the name of the transport.
     *
     * @return the text before the first colon, 1..32 bytes of UTF-8
     */
    String transport();

    /**
     * Gives the canonical text.
     *
     * @return the text; {@link #parse} accepts it if the transport is one that it knows
     */
    @Override
    String toString();

    /**
     * Parses an address of one of the transports ux, uxf, tcp, tls, utls, sctp, btcp and btls.
     *
     * <p>Whether such a transport is present plays no role. Addresses of other transports that follow the same
     * grammar are parsed by {@link NetworkAddress#parse(String, String)} and
     * {@link UnixAddress#parse(String, String)}.
     *
     * @param text any text
     * @return the address
     * @throws AddressException if the text is not an address of one of these transports (EINVAL)
     */
    static Address parse(String text) throws AddressException {
        String transport = transportOf(text);
        return switch (transport) {
            case "ux", "uxf" -> UnixAddress.parse(transport, text);
            case "tcp", "tls", "utls", "sctp", "btcp", "btls" -> NetworkAddress.parse(transport, text);
            default ->
                throw new AddressException(
                        text, "unknown transport \"" + transport + "\"", "ux, uxf, tcp, tls, utls, sctp, btcp, btls");
        };
    }

    /**
     * Tells whether a text is an address of one of the transports that {@link #parse} knows.
     *
     * @param text any text
     * @return true if {@link #parse} would accept it
     */
    static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /**
     * Extracts the name of the transport from a text that may be anything after the first colon.
     *
     * @param text any text
     * @return what stands before the first colon: 0..32 bytes of UTF-8, perhaps the name of no transport at all
     * @throws AddressException if the text breaks a rule common to all transports (EINVAL): no colon, more than 578
     *     bytes, a name of more than 32 bytes, white space anywhere
     */
    static String transportOf(String text) throws AddressException {
        return AddressSyntax.split(text).transport();
    }
}
