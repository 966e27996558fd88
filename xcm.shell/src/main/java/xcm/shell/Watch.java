package xcm.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Prints an answer again and again, until the thread is interrupted: shells do that when Ctrl-C is typed. */
public final class Watch {
    /** The seconds between two answers unless the user gives others. */
    public static final String SECONDS = "1";

    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 86_400;

    private final Duration period;
    private final Screen screen;

    private Watch(Duration period, Screen screen) {
        this.period = period;
        this.screen = screen;
    }

    /**
     * Prepares a watch.
     *
     * @param seconds between two answers as the user has typed them: 0.1 to 86400, also with a fraction
     * @param variables gives a variable of the shell's session, or null; {@code TERM}, {@code LINES} and {@code COLUMNS}
     *     tell of a terminal, on which each answer takes the place of the one before
     * @return the watch
     * @throws CommandFailure if these are no such seconds
     */
    public static Watch every(String seconds, Function<String, Object> variables) throws CommandFailure {
        return new Watch(period(seconds), Screen.of(variables));
    }

    private static Duration period(String seconds) throws CommandFailure {
        try {
            var value = Double.parseDouble(seconds);
            if (value >= SHORTEST && value <= LONGEST) {
                return Duration.ofMillis(Math.round(value * 1000));
            }
            throw unfit(seconds, null);
        } catch (NumberFormatException e) {
            throw unfit(seconds, e);
        }
    }

    private static CommandFailure unfit(String seconds, Throwable cause) {
        return new CommandFailure(
                "xcm:sockets: " + seconds + " is no period: give the seconds between two looks, 0.1 to 86400", cause);
    }

    /**
     * Prints until the thread is interrupted, or nobody takes the output any more. The interrupt is consumed: the shell
     * goes on with its next command.
     *
     * @param answer asked for the lines each time
     * @param out the shell's output
     */
    public void run(Supplier<List<String>> answer, PrintStream out) {
        try {
            do {
                screen.print(answer.get(), out);
                Thread.sleep(period.toMillis());
            } while (!out.checkError());
        } catch (InterruptedException e) {
            return; // Ctrl-C
        }
    }
}
