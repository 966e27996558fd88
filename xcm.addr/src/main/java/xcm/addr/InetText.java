package xcm.addr;

import java.util.Optional;

/** The text forms of IP addresses, as inet_pton(3) reads and inet_ntop(3) writes them. */
final class InetText {

    private static final int WORDS = 8;

    private InetText() {}

    /**
     * Reads four decimal numbers of 0..255 without leading zeros, from an index to the end of the text.
     *
     * @return the 32 bits, or -1 if this is not an IPv4 address
     */
    static long parseIpv4(String text, int from) {
        long bits = 0;
        int i = from;
        for (int octets = 1; ; octets++) {
            int start = i;
            int octet = 0;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                if (i > start && octet == 0) {
                    return -1;
                }
                octet = 10 * octet + text.charAt(i) - '0';
                if (octet > 255) {
                    return -1;
                }
                i++;
            }
            if (i == start) {
                return -1;
            }
            bits = bits << 8 | octet;
            if (i == text.length()) {
                return octets == 4 ? bits : -1;
            }
            if (octets == 4 || text.charAt(i) != '.') {
                return -1;
            }
            i++;
        }
    }

    /** Reads the forms of RFC 4291 2.2; the gap "::" must stand for one word or more. */
    static Optional<Host.Ipv6> parseIpv6(String text) {
        int[] words = new int[WORDS];
        int count = 0;
        int gap = text.startsWith("::") ? 0 : -1;
        int i = gap == 0 ? 2 : 0;
        while (i < text.length()) {
            int start = i;
            int word = 0;
            while (i < text.length() && hexDigit(text.charAt(i)) >= 0) {
                word = word << 4 | hexDigit(text.charAt(i));
                i++;
                if (i - start > 4) {
                    return Optional.empty();
                }
            }
            if (i < text.length() && text.charAt(i) == '.') {
                long ipv4 = parseIpv4(text, start);
                if (ipv4 < 0 || count > WORDS - 2) {
                    return Optional.empty();
                }
                words[count++] = (int) (ipv4 >>> 16);
                words[count++] = (int) (ipv4 & 0xffff);
                break;
            }
            if (i == start || count == WORDS) {
                return Optional.empty();
            }
            words[count++] = word;
            if (i == text.length()) {
                break;
            }
            if (text.charAt(i) != ':' || i + 1 == text.length()) {
                return Optional.empty();
            }
            i++;
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                i++;
            }
        }
        return gap < 0 == (count == WORDS) ? Optional.of(spread(words, count, gap)) : Optional.empty();
    }

    /** Moves the words after the gap to the end. */
    private static Host.Ipv6 spread(int[] words, int count, int gap) {
        int tail = gap < 0 ? 0 : count - gap;
        long[] halves = new long[2];
        for (int i = 0; i < WORDS; i++) {
            int word = i < count - tail ? words[i] : i < WORDS - tail ? 0 : words[i - WORDS + count];
            halves[i / 4] = halves[i / 4] << 16 | word;
        }
        return new Host.Ipv6(halves[0], halves[1]);
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return c < 0x80 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** Writes the dotted form. */
    static String print(Host.Ipv4 ip) {
        return printIpv4(ip.bits());
    }

    /**
     * Writes the lower-case form of RFC 5952 4: the first longest run of two or more zero words becomes "::". The
     * last 32 bits are dotted where inet_ntop(3) does so, that is in IPv4-mapped and IPv4-compatible addresses.
     */
    static String print(Host.Ipv6 ip) {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = (int) ((i < 4 ? ip.high() : ip.low()) >>> 16 * (3 - i % 4) & 0xffff);
        }
        int gap = 0;
        int length = 1; // one zero word is not worth a gap
        for (int i = 0; i < WORDS; i++) {
            int run = 0;
            while (i + run < WORDS && words[i + run] == 0) {
                run++;
            }
            if (run > length) {
                gap = i;
                length = run;
            }
            i += run;
        }
        boolean compressed = length > 1;
        boolean dotted = compressed && gap == 0 && (length == 6 || length == 5 && words[5] == 0xffff);
        int end = dotted ? WORDS - 2 : WORDS;
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < end) {
            if (compressed && i == gap) {
                text.append("::");
                i += length;
                continue;
            }
            text.append(Integer.toHexString(words[i++]));
            if (i < WORDS && !(compressed && i == gap)) {
                text.append(':');
            }
        }
        return dotted ? text + printIpv4((int) ip.low()) : text.toString();
    }

    private static String printIpv4(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff);
    }
}
