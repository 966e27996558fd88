package xcm.tools.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses options as getopt(3) of the GNU C library does: one letter each, in the order in which they are given, joined or
 * not ({@code -lb n=true} and {@code -l -bn=true}), before, between or after the operands; {@code --} ends them.
 *
 * <p>The order matters here: an option may change what the next one means, and may read the standard input. An argument may
 * begin with a hyphen or an equals sign. An unknown option costs a message and is then ignored. None of this can be had from
 * the usual libraries, which also load an order of magnitude more classes than the rest of a command does.
 */
public final class Getopt {
    /** Tells that there are no more options. */
    public static final int END = -1;

    /** Stands for an option that is unknown or lacks its argument; the message is printed already. */
    public static final int UNKNOWN = '?';

    private final String program;
    private final String options;
    private final String[] arguments;
    private final PrintStream errors;
    private final List<String> operands = new ArrayList<>();
    private String letters = ""; // what is left of joined options
    private int next;
    private String argument = "";

    /**
     * Starts to parse.
     *
     * @param program the name that messages begin with
     * @param options the letters of the options, each followed by a colon if it has an argument
     * @param arguments of the command
     * @param errors where messages go
     */
    public Getopt(String program, String options, String[] arguments, PrintStream errors) {
        this.program = program;
        this.options = options;
        this.arguments = arguments.clone();
        this.errors = errors;
    }

    /** Return the next option's letter, {@link #UNKNOWN} or {@link #END}. */
    public int next() {
        argument = "";
        if (letters.isEmpty() && !findLetters()) {
            return END;
        }
        char letter = letters.charAt(0);
        letters = letters.substring(1);
        int at = letter == ':' ? -1 : options.indexOf(letter);
        if (at < 0) {
            return complain("invalid option", letter);
        }
        boolean hasArgument = options.startsWith(":", at + 1);
        return hasArgument && !takeArgument() ? complain("option requires an argument", letter) : letter;
    }

    /** Return the argument of the option that was returned last, or an empty text if it has none. */
    public String argument() {
        return argument;
    }

    /** Return the operands; complete after {@link #END}. */
    public List<String> operands() {
        return List.copyOf(operands);
    }

    /** Skips operands up to the next option. */
    private boolean findLetters() {
        while (next < arguments.length) {
            var word = arguments[next++];
            if (word.equals("--")) {
                operands.addAll(List.of(arguments).subList(next, arguments.length));
                next = arguments.length;
            } else if (word.startsWith("-") && word.length() > 1) {
                letters = word.substring(1);
                return true;
            } else {
                operands.add(word);
            }
        }
        return false;
    }

    private boolean takeArgument() {
        if (!letters.isEmpty()) {
            argument = letters;
            letters = "";
            return true;
        }
        if (next == arguments.length) {
            return false;
        }
        argument = arguments[next++];
        return true;
    }

    private int complain(String problem, char letter) {
        errors.println(program + ": " + problem + " -- '" + letter + "'");
        return UNKNOWN;
    }
}
