package xcm.addr;

/**
 * Names a UNIX domain socket: {@code ux:<abstract name>} or {@code uxf:<path>}, see unix(7).
 *
 * <p>Two addresses are equal if their texts are. There is no canonical form: a path is taken as it is.
 *
 * @param transport the transport, 1..32 bytes of UTF-8 without white space and colon
 * @param name      the abstract name without its leading NUL, or the path; 1..107 bytes of UTF-8 without white space
 *                  and NUL. It may contain colons.
 */
public record UnixAddress(String transport, String name) implements Address {

    /** The size of sun_path less one byte: the NUL before an abstract name or after a path. */
    private static final int LONGEST_NAME = 107;

    /**
     * Makes an address of its parts.
     *
     * @param transport the transport
     * @param name      the name
     * @throws IllegalArgumentException if a part is outside of its limits
     */
    public UnixAddress {
        AddressSyntax.requireTransport(transport);
        if (name.isEmpty() || !isName(name)) {
            throw new IllegalArgumentException(
                    "name \"" + name + "\": must be 1.." + LONGEST_NAME + " bytes without white space and NUL");
        }
    }

    /**
     * Parses an address of the given transport.
     *
     * @param transport the transport, 1..32 bytes of UTF-8 without white space and colon; not only ux and uxf
     * @param text      any text
     * @return the address
     * @throws AddressException if the text is not an address of this transport (EINVAL)
     */
    public static UnixAddress parse(String transport, String text) throws AddressException {
        String name = AddressSyntax.restOf(transport, text);
        if (name.isEmpty() || !isName(name)) {
            throw new AddressException(
                    text,
                    name.isEmpty() ? "the name is empty" : "the name is too long",
                    transport + ":<name> with a name of 1.." + LONGEST_NAME + " bytes");
        }
        return new UnixAddress(transport, name);
    }

    /**
     * Prints the address of a socket whose name comes from the kernel.
     *
     * <p>Other than an address to connect to, such a socket may have no name at all ({@code "ux:"}) or, bound by a
     * foreign program, one with white space. The result may therefore be text that no parser accepts.
     *
     * @param transport the transport, 1..32 bytes of UTF-8 without white space and colon
     * @param name      the abstract name or the path, 0..107 bytes of UTF-8
     * @return the text
     * @throws IllegalArgumentException if a part is outside of its limits
     */
    public static String print(String transport, String name) {
        AddressSyntax.requireTransport(transport);
        if (AddressSyntax.utf8Length(name).orElse(Integer.MAX_VALUE) > LONGEST_NAME) {
            throw new IllegalArgumentException("name \"" + name + "\": must be at most " + LONGEST_NAME + " bytes");
        }
        return transport + ':' + name;
    }

    /**
     * Gives the text of this address.
     *
     * @return {@code <transport>:<name>}
     */
    @Override
    public String toString() {
        return transport + ':' + name;
    }

    private static boolean isName(String name) {
        return AddressSyntax.isAddressText(name)
                && AddressSyntax.utf8Length(name).getAsInt() <= LONGEST_NAME;
    }
}
