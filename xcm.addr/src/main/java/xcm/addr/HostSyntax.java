package xcm.addr;

import java.util.Optional;

/** The grammar of hosts. */
final class HostSyntax {

    private static final int LONGEST_DNS_NAME = 253;

    private HostSyntax() {}

    /** Reads a host as it stands in an address; the order of the alternatives matters. */
    static Optional<Host> parse(String text) {
        if (text.startsWith("[")) {
            return parseBracketed(text);
        }
        if (text.equals("*")) {
            return Optional.of(new Host.Ipv4(0));
        }
        long ipv4 = InetText.parseIpv4(text, 0);
        if (ipv4 >= 0) {
            return Optional.of(new Host.Ipv4((int) ipv4));
        }
        return isDnsName(text) ? Optional.of(new Host.Name(text)) : Optional.empty();
    }

    private static Optional<Host> parseBracketed(String text) {
        if (!text.endsWith("]")) {
            return Optional.empty();
        }
        String inner = text.substring(1, text.length() - 1);
        return inner.equals("*")
                ? Optional.of(new Host.Ipv6(0, 0))
                : InetText.parseIpv6(inner).map(ip -> ip);
    }

    /**
     * Matches, as the reference implementation does without regard to case,
     * <code>^[a-z0-9-]+(\.[a-z0-9-]+\.?)*$</code>.
     */
    static boolean isDnsName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_DNS_NAME) {
            return false;
        }
        int labels = 0;
        int dots = 1; // since the last label; the start of the text stands for a dot
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLabelCharacter(c)) {
                labels += dots > 0 ? 1 : 0;
                dots = 0;
            } else if (c != '.' || dots == maximumDots(labels)) {
                return false;
            } else {
                dots++;
            }
        }
        return dots == 0 || dots == 1 && labels > 1;
    }

    /** Before the first label counts the dot that stands for the start, after it one, and after any other two. */
    private static int maximumDots(int labels) {
        return labels > 1 ? 2 : 1;
    }

    private static boolean isLabelCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
