package xcm.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Has JMH measure a {@link Case}; each is given a JVM of its own, in which nobody else's code was compiled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Messages {
    /** So many that what an event loop costs to start and to wait for does not count. */
    private static final int COUNT = 1000;

    /** As many as take some hundredths of a second. */
    private static final int FEW = 10;

    /** What is done. */
    @Param
    public Work work;

    /** What carries the messages. */
    @Param
    public Transport transport;

    /** The size of a message in bytes. */
    @Param("100")
    public int size;

    /** Who does it. */
    @Param
    public Contender contender;

    private Exchange exchange;

    /** Connects. */
    @Setup
    public void open() throws Exception {
        exchange = new Case(work, transport, size, contender).open();
    }

    /** Closes the connection. */
    @TearDown
    public void close() throws Exception {
        exchange.close();
    }

    /** Moves messages, or makes round trips. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void messages() throws Exception {
        exchange.run(COUNT);
    }

    /** Makes connections, or signatures. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void few() throws Exception {
        exchange.run(FEW);
    }
}
