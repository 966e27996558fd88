package xcm.transport.tcp;

import xcm.attr.AttributeException;

/**
 * Is the scope of a socket's IPv6 addresses, the attribute {@code ipv6.scope}: the index of an interface (man 7 ipv6,
 * sin6_scope_id), or unset.
 *
 * @param value 0..2^32-1, or -1 if unset
 */
record Scope(long value) {
    static final String NAME = "ipv6.scope";
    static final Scope UNSET = new Scope(-1);
    static final Scope GLOBAL = new Scope(0);

    private static final long LARGEST = 0xffff_ffffL;

    static Scope of(long value) throws AttributeException {
        if (value < 0 || value > LARGEST) {
            throw AttributeException.invalid(NAME, value + " is not the index of an interface, 0.." + LARGEST);
        }
        return new Scope(value);
    }

    boolean isSet() {
        return value >= 0;
    }

    /** Returns the number for the kernel; 0 if unset. */
    int id() {
        return isSet() ? (int) value : 0;
    }

    /** Returns this, or scope 0 if it is unset: what an IPv6 socket has. */
    Scope orGlobal() {
        return isSet() ? this : GLOBAL;
    }

    long read() throws AttributeException {
        if (!isSet()) {
            throw AttributeException.notFound(NAME, "the socket is not known to be an IPv6 one");
        }
        return value;
    }
}
