package xcm.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** Is where a shell's output appears: a terminal, on which a page takes the place of the one before, or paper. */
final class Screen {
    /** Control functions of ECMA-48 (ISO 6429): cursor to the top left; erase to the end of the line, of the page. */
    private static final String HOME = "\u001b[H";

    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_PAGE = "\u001b[J";

    /** Lines of the terminal, or 0 if there is none. */
    private final int height;

    private Screen(int height) {
        this.height = height;
    }

    /** Asks a shell's session for its variables TERM and LINES: Karaf's shell and Gogo's have both if they are on a terminal. */
    static Screen of(Function<String, Object> variables) {
        var type = variables.apply("TERM");
        var lines = variables.apply("LINES");
        var isTerminal = type != null && lines != null && !String.valueOf(type).startsWith("dumb");
        return new Screen(isTerminal ? height(String.valueOf(lines)) : 0);
    }

    private static int height(String lines) {
        return lines.matches("[0-9]{1,4}") ? Integer.parseInt(lines) : 0;
    }

    /** Prints a page: what does not fit on a terminal is cut, or its head would scroll away. */
    void print(List<String> page, PrintStream out) {
        if (height < 2) {
            page.forEach(out::println);
            out.println();
        } else {
            // Overwrites, and erases what is left: the screen does not flicker as it would when it were cleared first.
            out.print(HOME);
            page.stream().limit(height - 1).forEach(line -> out.print(line + ERASE_LINE + "\r\n"));
            out.print(ERASE_PAGE);
        }
        out.flush();
    }
}
