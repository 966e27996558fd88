package xcm.tools.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * Has picocli parse options as getopt(3) of the GNU C library does: one letter each, joined or not ({@code -lb n=true} and
 * {@code -l -bn=true}), before, between or after the operands; {@code --} ends them. An argument may be any text, also one
 * that begins with a hyphen or an equals sign. A wrong option costs a message and is then ignored.
 *
 * <p>Each option acts as soon as it is parsed: it may change what the next one means, read the standard input, or end the
 * command. An argument that is nothing but white space must be a word of its own: joined to its option, picocli passes over it.
 */
public final class Getopt {
    /** What cannot be in an argument: no character stands between an option and its argument. */
    private static final String NO_SEPARATOR = "\0";

    private final String program;
    private final PrintStream errors;
    private final CommandSpec spec = CommandSpec.create();

    /**
     * Makes a parser that knows no option yet.
     *
     * @param program the name that messages begin with
     * @param errors where messages go
     */
    public Getopt(String program, PrintStream errors) {
        this.program = program;
        this.errors = errors;
    }

    /** Says what an option does. */
    @FunctionalInterface
    public interface Flag {
        /** Acts, or ends the command. */
        void act() throws End;
    }

    /** Says what an option does with its argument. */
    @FunctionalInterface
    public interface Setting {
        /** Acts, or ends the command. */
        void act(String argument) throws End;
    }

    /**
     * Add an option that has no argument.
     *
     * @param letter of the option
     * @param flag what it does, each time that it is given
     * @return this
     */
    public Getopt option(char letter, Flag flag) {
        return add(letter, "0", unused -> flag.act());
    }

    /**
     * Add an option that has an argument.
     *
     * @param letter of the option
     * @param setting what it does, each time that it is given
     * @return this
     */
    public Getopt option(char letter, Setting setting) {
        return add(letter, "1", setting);
    }

    /**
     * Parse the arguments of a command; once.
     *
     * @param arguments of the command
     * @return the operands
     * @throws End as an option demands
     */
    public List<String> parse(String... arguments) throws End {
        addUnknown(arguments);
        spec.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        var parser = new CommandLine(spec)
                .setSeparator(NO_SEPARATOR)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false);
        try {
            return parser.parseArgs(arguments).matchedPositionalValue(0, List.of());
        } catch (ParameterException e) {
            if (e.getCause() instanceof End end) {
                throw end;
            }
            throw e;
        }
    }

    /**
     * Adds an option for each letter that could be meant as one. Left to itself, picocli drops all of a word from the first
     * unknown letter on, and tells in the end only; getopt tells at once, and goes on behind the letter.
     */
    private void addUnknown(String... arguments) {
        for (var word : arguments) {
            for (int i = 1; word.startsWith("-") && i < word.length(); i++) {
                char letter = word.charAt(i);
                if (!spec.posixOptionsMap().containsKey(letter)) {
                    option(letter, () -> complain("invalid option", letter));
                }
            }
        }
    }

    private Getopt add(char letter, String arity, Setting setting) {
        spec.addOption(OptionSpec.builder("-" + letter)
                .arity(arity)
                .parameterConsumer(new Action(letter, setting))
                .build());
        return this;
    }

    private void complain(String problem, char letter) {
        errors.println(program + ": " + problem + " -- '" + letter + "'");
    }

    /** Acts for an option. Not a setter: picocli would refuse "--" as an argument, and would wrap what a setter throws. */
    private final class Action implements IParameterConsumer {
        private final char letter;
        private final Setting setting;

        Action(char letter, Setting setting) {
            this.letter = letter;
            this.setting = setting;
        }

        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            boolean hasArgument = option.arity().max() > 0;
            if (hasArgument && words.isEmpty()) {
                complain("option requires an argument", letter);
                return;
            }
            try {
                setting.act(hasArgument ? words.pop() : "");
            } catch (End e) {
                throw new ParameterException(command.commandLine(), e.getMessage(), e);
            }
        }
    }
}
