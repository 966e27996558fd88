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

    /** Lines and columns of the terminal, or 0 if there is none. */
    private final int height;

    private final int width;

    private Screen(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /** Asks a shell's session for its variables: those of Karaf and of Gogo have these if they are on a terminal. */
    static Screen of(Function<String, Object> variables) {
        var type = String.valueOf(variables.apply("TERM"));
        return type.startsWith("dumb")
                ? new Screen(0, 0)
                : new Screen(number(variables.apply("LINES")), number(variables.apply("COLUMNS")));
    }

    private static int number(Object value) {
        var text = String.valueOf(value);
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    /** Prints a page: what does not fit on a terminal is cut, or its head would scroll away. */
    void print(List<String> page, PrintStream out) {
        if (height < 2 || width < 2) {
            page.forEach(out::println);
            out.println();
        } else {
            // Overwrites, and erases what is left: the screen does not flicker as it would when it were cleared first.
            out.print(HOME);
            page.stream().limit(height - 1).map(this::cut).forEach(line -> out.print(line + ERASE_LINE + "\r\n"));
            out.print(ERASE_PAGE);
        }
        out.flush();
    }

    private String cut(String line) {
        return line.length() < width ? line : line.substring(0, width - 1);
    }
}
