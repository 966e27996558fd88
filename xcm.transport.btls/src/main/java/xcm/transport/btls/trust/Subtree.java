package xcm.transport.btls.trust;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/** Tells whether a name is within a subtree of names of its kind (RFC 5280, section 4.2.1.10). */
final class Subtree {
    private Subtree() {}

    /**
     * Tells whether a name is within a subtree.
     *
     * @throws IllegalArgumentException the kind of name, or how it is written, is not known: it may be or not
     */
    static boolean includes(GeneralName base, GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.directoryName -> directory(name).isWithin(directory(base));
            case GeneralName.dNSName -> includesDns(text(base), text(name));
            case GeneralName.rfc822Name -> includesEmail(text(base), text(name));
            case GeneralName.uniformResourceIdentifier -> includesUri(text(base), text(name));
            case GeneralName.iPAddress -> includesAddress(octets(base), octets(name));
            default -> throw new IllegalArgumentException("names of kind " + name.getTagNo() + " cannot be compared");
        };
    }

    private static boolean includesDns(String base, String name) {
        return isSuffix(base, name)
                && (base.isEmpty()
                        || base.length() == name.length()
                        || base.startsWith(".")
                        || name.charAt(name.length() - base.length() - 1) == '.');
    }

    private static boolean includesEmail(String base, String name) {
        int at = name.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("an e-mail address has no @");
        }
        int baseAt = base.lastIndexOf('@');
        if (baseAt < 0 && base.startsWith(".")) {
            return base.length() < name.length() && isSuffix(base, name);
        }
        boolean sameMailbox = baseAt <= 0 || base.substring(0, baseAt).equals(name.substring(0, at));
        return sameMailbox && isSame(base.substring(baseAt + 1), name.substring(at + 1));
    }

    private static boolean includesUri(String base, String name) {
        int colon = name.indexOf(':');
        if (colon < 0 || !name.startsWith("//", colon + 1)) {
            throw new IllegalArgumentException("a URI has no host");
        }
        String rest = name.substring(colon + 3);
        int end = rest.indexOf(':') >= 0 ? rest.indexOf(':') : rest.indexOf('/');
        String host = end >= 0 ? rest.substring(0, end) : rest;
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a URI has no host");
        }
        return base.startsWith(".") ? base.length() < host.length() && isSuffix(base, host) : isSame(base, host);
    }

    /** Compares an address with one of the same length that is followed by a mask. */
    private static boolean includesAddress(byte[] base, byte[] address) {
        boolean known = address.length == 4 || address.length == 16;
        if (!known || base.length != 8 && base.length != 32) {
            throw new IllegalArgumentException("an IP address has no known length");
        }
        if (base.length != 2 * address.length) {
            return false;
        }
        for (int i = 0; i < address.length; i++) {
            if (((address[i] ^ base[i]) & base[address.length + i]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSuffix(String suffix, String text) {
        int start = text.length() - suffix.length();
        return start >= 0 && isSame(suffix, text.substring(start));
    }

    private static boolean isSame(String one, String other) {
        return Ascii.lowerCase(one).equals(Ascii.lowerCase(other));
    }

    private static CanonicalName directory(GeneralName name) {
        return CanonicalName.of(X500Name.getInstance(name.getName()));
    }

    private static String text(GeneralName name) {
        return DistinguishedName.text(name.getName());
    }

    private static byte[] octets(GeneralName name) {
        return ASN1OctetString.getInstance(name.getName()).getOctets();
    }
}
