package xcm.tools.pong;

import java.io.PrintStream;

/** Prints round-trip latencies, one by one, and what is worth to know of all. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintStream out;
    private long count;
    private long sum;
    private long max;
    private long min = Long.MAX_VALUE;

    Latencies(PrintStream out) {
        this.out = out;
    }

    void begin() {
        out.println("Seq  Round-trip Latency");
    }

    void add(long nanos) {
        out.printf("%3d  %8.3f ms%n", count, nanos / NANOS_PER_MILLI);
        out.flush();
        count++;
        sum += nanos;
        max = Math.max(max, nanos);
        min = Math.min(min, nanos);
    }

    /** Prints the summary, unless there is nothing to sum up. */
    void end() {
        if (count > 0) {
            out.printf("Max:     %.3f ms%n", max / NANOS_PER_MILLI);
            out.printf("Min:     %.3f ms%n", min / NANOS_PER_MILLI);
            out.printf("Average: %.3f ms%n", sum / NANOS_PER_MILLI / count);
            out.flush();
        }
    }
}
