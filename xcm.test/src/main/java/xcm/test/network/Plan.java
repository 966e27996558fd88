package xcm.test.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import xcm.test.TransportUnderTest;

/** Is what a {@link Probe} shall do, all of it at the same time, and how and when each is to end. */
public final class Plan {
    /** How much later than a tenth of the time something may end on a busy machine, in seconds. */
    private static final double BUSY = 1.5;

    private record Step(String argument, String end, double seconds) {
        void check(Probe.Outcome outcome) {
            var what = argument + ": " + outcome;
            assertEquals(end, outcome.errno() + " " + outcome.remote(), what);
            double late = outcome.millis() / 1e3 - seconds;
            assertTrue(late > -0.05 - seconds * 0.1, what);
            assertTrue(late < BUSY + seconds * 0.1, what);
        }
    }

    private final Namespace namespace;
    private final TransportUnderTest transport;
    private final List<Step> steps = new ArrayList<>();

    /** Begins one for a namespace, with what all sockets of a transport need. */
    public Plan(Namespace namespace, TransportUnderTest transport) {
        this.namespace = namespace;
        this.transport = transport;
    }

    /** Adds something that ends with an errno, or OK, and the remote address, after some seconds. */
    public void add(String argument, String end, double after) {
        steps.add(new Step(argument, end, after));
    }

    /** Has it done, and checks it. */
    public void run() {
        var arguments = steps.stream().map(Step::argument).toList();
        var outcomes = Probe.run(namespace, transport, arguments);
        assertEquals(steps.size(), outcomes.size());
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).check(outcomes.get(i));
        }
    }
}
