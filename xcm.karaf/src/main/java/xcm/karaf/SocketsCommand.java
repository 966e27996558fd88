package xcm.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import xcm.api.XcmService;
import xcm.shell.CommandFailure;
import xcm.shell.Commands;
import xcm.shell.Watch;

/** Is the command {@code xcm:sockets}. */
@Service
@Command(scope = "xcm", name = "sockets", description = "Lists the sockets of this process.")
public final class SocketsCommand implements Action {
    @Option(name = "-w", aliases = "--watch", description = "List them again every second, until Ctrl-C is typed")
    private boolean watches;

    @Argument(index = 0, name = "seconds", description = "Watch, and wait so long between two looks: 0.1 to 86400")
    private String seconds; // null unless given

    @Reference
    private BundleContext context;

    @Reference
    private XcmService xcm;

    @Reference
    private Session session;

    /** Called by the shell. */
    public SocketsCommand() {}

    @Override
    public Object execute() throws CommandException {
        var commands = new Commands(context, xcm);
        if (watches || seconds != null) {
            watch().run(commands::sockets, System.out);
        } else {
            commands.sockets().forEach(System.out::println);
        }
        return null;
    }

    private Watch watch() throws CommandException {
        try {
            return Watch.every(seconds == null ? Watch.SECONDS : seconds, session::get);
        } catch (CommandFailure e) {
            throw Failures.shown(e);
        }
    }
}
