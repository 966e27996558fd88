package xcm.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Names how long each case is measured: in many short iterations, so that a disturbance spoils few of them, but in not too
 * short ones, as JMH itself allocates some kilobytes for each.
 */
enum Effort {
    /** For a glance: 2 seconds a case, and 3 with TLS. */
    QUICK(1, 400, 1500, 2, 250),
    /** For a comparison: 8 seconds a case, and 14 with TLS, in two JVMs, as no two of them compile alike. */
    FULL(2, 900, 4000, 4, 600);

    private final int forks;
    private final int warmUp; // in milliseconds
    private final int warmUpOfTls; // ditto: it is much code, and an intrinsic counts only when it is compiled
    private final int iterations;
    private final int milliseconds; // of an iteration

    Effort(int forks, int warmUp, int warmUpOfTls, int iterations, int milliseconds) {
        this.forks = forks;
        this.warmUp = warmUp;
        this.warmUpOfTls = warmUpOfTls;
        this.iterations = iterations;
        this.milliseconds = milliseconds;
    }

    ChainedOptionsBuilder applyTo(Case subject, ChainedOptionsBuilder options) {
        int warming = subject.transport() == Transport.TLS ? warmUpOfTls : warmUp;
        return options.forks(forks)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(warming))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(milliseconds));
    }

    /** Returns how long a program measures. */
    int seconds() {
        return forks;
    }
}
