package xcm.karaf;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.framework.BundleContext;
import xcm.api.XcmService;
import xcm.shell.Commands;

/** Completes the id of a socket. */
@Service
public final class IdCompleter implements Completer {
    @Reference
    private BundleContext context;

    @Reference
    private XcmService xcm;

    /** Called by the shell. */
    public IdCompleter() {}

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Candidates.values(this, session, line, candidates);
    }

    @Override
    public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
        Candidates.add(new Commands(context, xcm).ids(), candidates);
    }
}
