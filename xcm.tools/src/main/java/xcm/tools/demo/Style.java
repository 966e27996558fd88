package xcm.tools.demo;

/** Paints text on a terminal; elsewhere leaves it plain. */
enum Style {
    GOOD("32"),
    BAD("31"),
    FAINT("2"),
    STRONG("1");

    /** The launcher looks at the standard output: Java's Console tells of input and output together. */
    private static final boolean IS_TERMINAL = Boolean.getBoolean("xcm.terminal");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** Returns the text, painted by an ECMA-48 SGR sequence. */
    String paint(String text) {
        return IS_TERMINAL && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
