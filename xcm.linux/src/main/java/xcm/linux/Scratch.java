package xcm.linux;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends native memory for the time of one call. A few blocks are kept for the whole process rather than one for each
 * thread: threads may be many and virtual, and a thread-local would outlive a bundle that is gone. The caller's thread
 * chooses its first slot by its number, so that threads seldom meet.
 */
final class Scratch {
    private static final int SLOTS =
            Integer.highestOneBit(Math.max(2, Runtime.getRuntime().availableProcessors()) * 4 - 1);
    private static final int SMALLEST = 1 << 12;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final AtomicReferenceArray<Native> FREE = new AtomicReferenceArray<>(SLOTS);

    private Scratch() {}

    /** Take a block of at least {@code size} bytes, with any content, until {@link #release}. */
    static Native acquire(int size) {
        int first = slot();
        for (int i = 0; i < SLOTS; i++) {
            int slot = (first + i) & (SLOTS - 1);
            if (FREE.getPlain(slot) != null) {
                Native block = FREE.getAndSet(slot, null);
                if (block != null && block.size() >= size) {
                    return block;
                }
                // One that is too small is dropped: the larger one takes its slot.
            }
        }
        return new Native(size <= SMALLEST ? SMALLEST : roundUp(size));
    }

    /** Give the block back; it must not be used any more. */
    static void release(Native block) {
        if (block.size() > LARGEST_KEPT) {
            return;
        }
        int first = slot();
        for (int i = 0; i < SLOTS; i++) {
            if (FREE.compareAndSet((first + i) & (SLOTS - 1), null, block)) {
                return;
            }
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }

    private static int roundUp(int size) {
        int power = Integer.highestOneBit(size);
        return power == size || power << 1 < 0 ? size : power << 1;
    }
}
