package xcm.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH for one case after the other and keeps what it says. */
final class Measurement {
    /** After which a round of messages counts as stuck. */
    private static final TimeValue TIMEOUT = TimeValue.seconds(20);

    private final Effort effort;
    private final List<RunResult> results = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private boolean failed;

    Measurement(Effort effort) {
        this.effort = effort;
    }

    /** Measures a case; a failure is told on stderr and remembered. */
    void run(Case subject) {
        try {
            if (subject.contender() == Contender.OPENSSL) {
                figures.add(Openssl.measure(subject, effort.seconds()));
            } else {
                runHere(subject);
            }
        } catch (RunnerException | IOException | InterruptedException e) {
            failed = true;
            System.err.println("bench: " + subject + " failed: " + e);
        }
    }

    private void runHere(Case subject) throws RunnerException {
        var method = subject.work().isSlow() ? ".few$" : ".messages$";
        var options = effort.applyTo(subject, new OptionsBuilder().include(Messages.class.getName() + method))
                .param("work", subject.work().name())
                .param("transport", subject.transport().name())
                .param("size", Integer.toString(subject.size()))
                .param("contender", subject.contender().name())
                .addProfiler(GCProfiler.class)
                .timeout(TIMEOUT)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        var result = new Runner(options).runSingle();
        results.add(result);
        figures.add(Figure.of(subject, result));
    }

    List<RunResult> results() {
        return List.copyOf(results);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    boolean hasFailed() {
        return failed;
    }
}
