package xcm.bench;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/**
 * Is what was measured of a case.
 *
 * @param subject the case
 * @param nanoseconds of a message or round trip: the median of the iterations, which a busy machine disturbs less than the
 *     mean
 * @param error half the distance between the quartiles of the iterations, in nanoseconds
 * @param bytes allocated on the heap for it, by all threads
 */
record Figure(Case subject, double nanoseconds, double error, double bytes) {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** Reads a result of JMH. */
    static Figure of(Case subject, RunResult result) {
        var time = result.getPrimaryResult().getStatistics();
        var allocation = result.getSecondaryResults().get(ALLOCATION);
        double bytes = allocation == null ? Double.NaN : allocation.getScore();
        double error = (time.getPercentile(75) - time.getPercentile(25)) / 2;
        return new Figure(subject, time.getPercentile(50), error, bytes);
    }

    /** Returns the allocated bytes, rounded. */
    String bytesText() {
        return Double.isNaN(bytes) ? "?" : String.format(Locale.ROOT, "%,.0f", bytes);
    }

    /** Returns the error, rounded. */
    String errorText() {
        return Double.isNaN(error) ? "?" : String.format(Locale.ROOT, "%,.0f", error);
    }
}
