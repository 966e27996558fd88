package xcm.addr;

/**
 * Tells that a text is not an address of the kind asked for.
 *
 * <p>The message says which text, what is wrong with it and what would be accepted. In terms of errno(3) this is
 * EINVAL.
 */
public final class AddressException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 100;

    /**
     * Describes a rejected address.
     *
     * @param text     the rejected text; quoted in the message, shortened and with control characters escaped
     * @param problem  what is wrong with it
     * @param accepted what would be accepted instead
     */
    public AddressException(String text, String problem, String accepted) {
        super("address " + quote(text) + ": " + problem + "; accepted: " + accepted);
    }

    /** Makes any text, however long or strange, fit into one line of a log. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), LONGEST_QUOTE); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(text.length() > LONGEST_QUOTE ? "...\"" : "\"").toString();
    }
}
