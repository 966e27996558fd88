package xcm.karaf;

import org.apache.karaf.shell.support.CommandException;
import xcm.shell.CommandFailure;

/** Says failures in Karaf's way. */
final class Failures {
    private Failures() {}

    /**
     * Returns what the shell shows in one line, as the "help" that comes with the failure: of any other exception it writes a
     * stack trace to Karaf's log.
     */
    static CommandException shown(CommandFailure failure) {
        return new CommandException(failure.getMessage(), failure.getMessage(), failure);
    }
}
