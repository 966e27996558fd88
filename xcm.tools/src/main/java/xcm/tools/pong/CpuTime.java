package xcm.tools.pong;

import java.time.Duration;

/** Tells the CPU time of this process, in all its threads. */
final class CpuTime {
    private CpuTime() {}

    /** Returns nanoseconds, in steps of the kernel's clock tick (10 ms, proc(5) "stat"). */
    static long nanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow(() -> new IllegalStateException("no /proc/self/stat"));
    }
}
