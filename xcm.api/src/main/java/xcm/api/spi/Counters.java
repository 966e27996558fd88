package xcm.api.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts messages and bytes at the two sides of a socket: application and lower layer. Headers of frames are not counted.
 *
 * <p>Only the thread that uses the socket adds; any thread may read, and sees values that may be a moment old.
 */
public final class Counters {
    private static final int FIELDS = 8;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells = new long[FIELDS];

    /** Names the four directions, in the order in which the attributes are listed. */
    public enum Direction {
        /** Delivered by receive. */
        TO_APP,
        /** Taken by send, even if only buffered. */
        FROM_APP,
        /** Handed whole to the kernel or the lower transport. */
        TO_LOWER,
        /** Got whole from the kernel or the lower transport. */
        FROM_LOWER;

        private final int cell = ordinal() * 2;
    }

    /** Makes counters that are all zero. */
    public Counters() {}

    /**
     * Adds one message, or for a stream one piece.
     *
     * @param direction where it went
     * @param bytes its length
     */
    public void add(Direction direction, long bytes) {
        add(direction, 1, bytes);
    }

    /**
     * Adds several messages.
     *
     * @param direction where they went
     * @param messages how many
     * @param bytes their length together
     */
    public void add(Direction direction, long messages, long bytes) {
        int cell = direction.cell;
        CELL.setOpaque(cells, cell, cells[cell] + messages);
        CELL.setOpaque(cells, cell + 1, cells[cell + 1] + bytes);
    }

    /** Returns the number of messages that went in a direction. */
    public long messages(Direction direction) {
        return (long) CELL.getOpaque(cells, direction.cell);
    }

    /** Returns the number of bytes that went in a direction. */
    public long bytes(Direction direction) {
        return (long) CELL.getOpaque(cells, direction.cell + 1);
    }
}
