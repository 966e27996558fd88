package xcm.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Names how long each case is measured: in many short iterations, so that a disturbance spoils few of them, but in not too
 * short ones, as JMH itself allocates some kilobytes for each.
 */
enum Effort {
    /** For a glance: 2 seconds a case. */
    QUICK(1, 400, 2, 250),
    /** For a comparison: 8 seconds a case, in two JVMs, as no two of them compile alike. */
    FULL(2, 900, 4, 600);

    private final int forks;
    private final int warmUp;
    private final int iterations;
    private final int milliseconds; // of an iteration

    Effort(int forks, int warmUpMilliseconds, int iterations, int milliseconds) {
        this.forks = forks;
        this.warmUp = warmUpMilliseconds;
        this.iterations = iterations;
        this.milliseconds = milliseconds;
    }

    ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options) {
        return options.forks(forks)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(warmUp))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(milliseconds));
    }
}
