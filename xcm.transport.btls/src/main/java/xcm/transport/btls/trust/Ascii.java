package xcm.transport.btls.trust;

/** Folds case as names of hosts need it: that of ASCII letters only, whatever the locale. */
final class Ascii {
    private Ascii() {}

    static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    static String lowerCase(String text) {
        var folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, lowerCase(folded.charAt(i)));
        }
        return folded.toString();
    }
}
