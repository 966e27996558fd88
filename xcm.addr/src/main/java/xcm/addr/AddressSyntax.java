package xcm.addr;

import java.util.OptionalInt;

/** The rules common to the addresses of all transports. */
record AddressSyntax(String transport, String rest) {

    static final int LONGEST_ADDRESS = 578;
    static final int LONGEST_TRANSPORT = 32;
    private static final String FORM = "<transport>:<rest>";

    /** Splits a text at its first colon, after all checks that do not depend on the transport. */
    static AddressSyntax split(String text) throws AddressException {
        if (text.length() > LONGEST_ADDRESS || utf8Length(text).orElse(0) > LONGEST_ADDRESS) {
            throw new AddressException(text, "too long", "at most " + LONGEST_ADDRESS + " bytes");
        }
        if (!isAddressText(text)) {
            throw new AddressException(
                    text, "contains white space, NUL or half a surrogate pair", "text without any of these");
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new AddressException(text, "no transport", FORM);
        }
        String transport = text.substring(0, colon);
        if (!isTransport(transport)) {
            throw new AddressException(text, "transport name too long", "at most " + LONGEST_TRANSPORT + " bytes");
        }
        return new AddressSyntax(transport, text.substring(colon + 1));
    }

    /** Gives what follows the transport, which must be the given one. */
    static String restOf(String transport, String text) throws AddressException {
        requireTransport(transport);
        AddressSyntax address = split(text);
        if (!address.transport.equals(transport)) {
            throw new AddressException(text, "the transport is not \"" + transport + "\"", transport + ":<rest>");
        }
        return address.rest;
    }

    /** Refuses what can not stand before the first colon of an address of a transport. */
    static void requireTransport(String transport) {
        if (transport.isEmpty() || !isTransport(transport)) {
            throw new IllegalArgumentException("transport name \"" + transport + "\": must be 1.." + LONGEST_TRANSPORT
                    + " bytes without white space and colon");
        }
    }

    private static boolean isTransport(String token) {
        return token.indexOf(':') < 0
                && isAddressText(token)
                && utf8Length(token).getAsInt() <= LONGEST_TRANSPORT;
    }

    /** Says whether a text has a form in UTF-8 and no character that an address must not contain. */
    static boolean isAddressText(String text) {
        return utf8Length(text).isPresent() && text.chars().noneMatch(c -> c == 0 || isSpace(c));
    }

    /** The characters of isspace(3) in the "C" locale. */
    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Counts the bytes of a text in UTF-8; half a surrogate pair has no such form. */
    static OptionalInt utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(length);
    }
}
