package xcm.gogo;

import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;

/**
 * Tells the console gogo.jline, once in each session, how to complete the arguments of {@code xcm:get}. It has no service
 * to ask, only a command {@code complete}, mostly used in {@code etc/gosh_profile}; a file of that name would replace the
 * profile that it comes with. That profile is the first thing that a session executes: what is told after it is there
 * before the first prompt.
 */
final class Completion implements CommandSessionListener {
    /** Where gogo.jline keeps what it was told, by command; other consoles have no such variable. */
    private static final String COMPLETIONS = ".completions";

    /** Is set in sessions that were told. */
    private static final String TOLD = ".xcm.completions";

    private static final String COMMAND = "xcm:get";
    private static final String SCRIPT = "gogo:complete -c " + COMMAND + " -a 'xcm:completions ($.commandLine words)'";

    @Override
    public void beforeExecute(CommandSession session, CharSequence command) {}

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Exception exception) {
        tell(session);
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Object result) {
        tell(session);
    }

    private static void tell(CommandSession session) {
        if (!(session.get(COMPLETIONS) instanceof Map<?, ?> completions) || session.get(TOLD) != null) {
            return;
        }
        session.put(TOLD, true); // first, for the script is executed in the session, too
        if (completions.containsKey(COMMAND)) {
            return; // the user's profile knows better
        }
        try {
            session.execute(SCRIPT);
        } catch (Exception e) {
            throw new IllegalStateException("cannot complete the arguments of " + COMMAND, e);
        }
    }
}
