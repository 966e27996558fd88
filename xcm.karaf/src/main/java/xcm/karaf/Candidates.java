package xcm.karaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/** Says what may stand at the cursor in Karaf's way; the shell itself drops what does not fit the letters typed. */
final class Candidates {
    private Candidates() {}

    /** Adds values, each shown with its description. */
    static void add(Map<String, String> described, List<Candidate> candidates) {
        described.forEach((value, description) ->
                candidates.add(new Candidate(value, value, null, description, null, null, true)));
    }

    /** Adds the values alone, for callers of the older of the two ways to complete. */
    static int values(Completer completer, Session session, CommandLine line, List<String> values) {
        var candidates = new ArrayList<Candidate>();
        completer.completeCandidates(session, line, candidates);
        candidates.forEach(candidate -> values.add(candidate.value()));
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }
}
