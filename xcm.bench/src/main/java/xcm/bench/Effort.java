package xcm.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Names how long each case is measured: in many short iterations, so that a disturbance spoils few of them, but in not too
 * short ones, as JMH itself allocates some kilobytes for each.
 */
enum Effort {
    /** For a glance: 2 seconds a case, 3 with TLS, and 5 with its handshakes. */
    QUICK(1, 400, 1500, 2, 250),
    /** For a comparison: 8 seconds a case, 14 with TLS, and 30 with its handshakes, in two JVMs, as no two of them compile alike. */
    FULL(2, 900, 4000, 4, 600);

    /** A handshake is rare, and much of it runs only once: it takes hundreds of them until all that counts is compiled. */
    private static final int LONGER_FOR_HANDSHAKES = 3;

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
        return options.forks(forks)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(warmUp(subject)))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(milliseconds));
    }

    private int warmUp(Case subject) {
        if (subject.transport() != Transport.TLS) {
            return warmUp;
        }
        return subject.work() == Work.CONNECTIONS ? LONGER_FOR_HANDSHAKES * warmUpOfTls : warmUpOfTls;
    }

    /** Returns how long a program measures. */
    int seconds() {
        return forks;
    }
}
