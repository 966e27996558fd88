package xcm.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Names how long each case is measured. */
enum Effort {
    /** For a glance: 2 seconds a case. */
    QUICK(1, 1, 3, 300),
    /** For a comparison: 8 seconds a case, in two JVMs, as no two of them compile alike. */
    FULL(2, 2, 4, 600);

    private final int forks;
    private final int warmups;
    private final int measurements;
    private final int milliseconds;

    Effort(int forks, int warmups, int measurements, int milliseconds) {
        this.forks = forks;
        this.warmups = warmups;
        this.measurements = measurements;
        this.milliseconds = milliseconds;
    }

    ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options) {
        var time = TimeValue.milliseconds(milliseconds);
        return options.forks(forks)
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(measurements)
                .measurementTime(time);
    }
}
