package xcm.addr;

import java.util.Objects;

/**
 * Names a host and a port: {@code tcp:<host>:<port>}, and alike for tls, utls, sctp, btcp, btls and any other
 * transport with such addresses.
 *
 * @param transport the transport, 1..32 bytes of UTF-8 without white space and colon
 * @param host      the host
 * @param port      the port, 0..65535; a server on port 0 gets a port from the kernel
 */
public record NetworkAddress(String transport, Host host, int port) implements Address {

    private static final int HIGHEST_PORT = 65535;

    /**
     * Makes an address of its parts.
     *
     * @param transport the transport
     * @param host      the host
     * @param port      the port
     * @throws IllegalArgumentException if the transport or the port is outside of its limits
     */
    public NetworkAddress {
        AddressSyntax.requireTransport(transport);
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port " + port + ": must be 0.." + HIGHEST_PORT);
        }
    }

    /**
     * Parses an address of the given transport.
     *
     * @param transport the transport, 1..32 bytes of UTF-8 without white space and colon; any, so that a new transport
     *                  can have the addresses of the known ones
     * @param text      any text
     * @return the address
     * @throws AddressException if the text is not an address of this transport (EINVAL)
     */
    public static NetworkAddress parse(String transport, String text) throws AddressException {
        String rest = AddressSyntax.restOf(transport, text);
        String form = transport + ":<host>:<port>";
        int colon = rest.lastIndexOf(':');
        if (colon < 0) {
            throw new AddressException(text, "no port", form);
        }
        Host host = HostSyntax.parse(rest.substring(0, colon))
                .orElseThrow(() -> new AddressException(
                        text,
                        "\"" + rest.substring(0, colon) + "\" is not a host",
                        form + " with a DNS name, *, an IPv4 address, [*] or an [IPv6 address] as host"));
        int port = parsePort(rest, colon + 1);
        if (port < 0) {
            throw new AddressException(
                    text,
                    "\"" + rest.substring(colon + 1) + "\" is not a port",
                    form + " with a decimal port, 0.." + HIGHEST_PORT);
        }
        return new NetworkAddress(transport, host, port);
    }

    /**
     * Parses an address of the given transport whose host must be an IP address or a wildcard.
     *
     * @param transport the transport, as for {@link #parse}
     * @param text      any text
     * @return the address
     * @throws AddressException if the text is not such an address (EINVAL); a DNS name is not
     */
    public static NetworkAddress parseIp(String transport, String text) throws AddressException {
        NetworkAddress address = parse(transport, text);
        if (!(address.host instanceof Host.Ip)) {
            throw new AddressException(text, "the host is a DNS name", "an IP address as host");
        }
        return address;
    }

    /**
     * Parses an address of the given transport whose host must be an IPv4 address or the IPv4 wildcard.
     *
     * @param transport the transport, as for {@link #parse}
     * @param text      any text
     * @return the address
     * @throws AddressException if the text is not such an address (EINVAL); a DNS name and an IPv6 address are not
     */
    public static NetworkAddress parseIpv4(String transport, String text) throws AddressException {
        NetworkAddress address = parse(transport, text);
        if (!(address.host instanceof Host.Ipv4)) {
            throw new AddressException(text, "the host is not an IPv4 address", "an IPv4 address as host");
        }
        return address;
    }

    /**
     * Gives the canonical text of this address.
     *
     * @return {@code <transport>:<host>:<port>} with the host as {@link Host#toString()} gives it
     */
    @Override
    public String toString() {
        return transport + ':' + host + ':' + port;
    }

    /**
     * Reads a port as strtol(3) does, to the end of the text, but without wrapping large numbers.
     *
     * @return 0..65535, or -1 if this is not a port
     */
    private static int parsePort(String text, int from) {
        if (from == text.length()) {
            return 0;
        }
        char sign = text.charAt(from);
        int start = sign == '+' || sign == '-' ? from + 1 : from;
        int port = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = 10 * port + digit;
            if (port > HIGHEST_PORT || (sign == '-' && port > 0)) {
                return -1;
            }
        }
        return start == text.length() ? -1 : port;
    }
}
