package xcm.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;
import xcm.api.XcmService;
import xcm.shell.Commands;

/** Is the command {@code xcm:transports}. */
@Service
@Command(
        scope = "xcm",
        name = "transports",
        description = "Lists the transports, their bundles, and which of them are in use.")
public final class TransportsCommand implements Action {
    @Reference
    private BundleContext context;

    @Reference
    private XcmService xcm;

    /** Called by the shell. */
    public TransportsCommand() {}

    @Override
    public Object execute() {
        new Commands(context, xcm).transports().forEach(System.out::println);
        return null;
    }
}
