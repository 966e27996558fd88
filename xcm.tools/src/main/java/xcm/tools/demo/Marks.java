package xcm.tools.demo;

import java.nio.charset.Charset;

/**
 * Holds the signs that a character set has.
 *
 * @param works for what works
 * @param fails for what fails
 * @param missing for what is not there
 * @param micro for a millionth
 * @param dot between words
 */
record Marks(String works, String fails, String missing, String micro, String dot) {
    private static final Marks UNICODE = new Marks("\u2714", "\u2718", "\u2013", "\u00b5", " \u00b7 ");
    private static final Marks ASCII = new Marks("+", "!", "-", "u", ", ");

    /** Returns the character set of the standard output. */
    static Charset ofOutput() {
        return Charset.forName(System.getProperty("stdout.encoding", System.getProperty("native.encoding")));
    }

    static Marks of(Charset charset) {
        return charset.newEncoder().canEncode(UNICODE.toString()) ? UNICODE : ASCII;
    }
}
