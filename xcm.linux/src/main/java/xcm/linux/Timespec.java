package xcm.linux;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Writes struct timespec: seconds and nanoseconds, 64 bits each (man 3 timespec). */
final class Timespec {
    static final int SIZE = 16;

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private Timespec() {}

    static void put(ByteBuffer memory, int index, long nanos) {
        memory.putLong(index, nanos / NANOS).putLong(index + 8, nanos % NANOS);
    }
}
