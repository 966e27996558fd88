package xcm.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import xcm.api.XcmService;
import xcm.shell.CommandFailure;
import xcm.shell.Commands;

/** Is the command {@code xcm:get}. */
@Service
@Command(scope = "xcm", name = "get", description = "Prints one attribute of a socket, or all.")
public final class GetCommand implements Action {
    @Argument(index = 0, name = "id", required = true, description = "Id of the socket, see xcm:sockets")
    @Completion(IdCompleter.class)
    private String id = "";

    @Argument(index = 1, name = "attribute", description = "Name of the attribute, for example tcp.rtt")
    @Completion(AttributeCompleter.class)
    private String attribute; // null unless given: the shell's help would show any other value as a default

    @Reference
    private BundleContext context;

    @Reference
    private XcmService xcm;

    /** Called by the shell. */
    public GetCommand() {}

    @Override
    public Object execute() throws CommandException {
        var commands = new Commands(context, xcm);
        try {
            if (attribute == null) {
                commands.attributes(id).forEach(System.out::println);
            } else {
                System.out.println(commands.attribute(id, attribute));
            }
        } catch (CommandFailure e) {
            throw Failures.shown(e);
        }
        return null;
    }
}
