package xcm.api.spi;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Lends things that are dear to make, such as native memory, to the sockets that need one for a moment, so that idle
 * sockets hold none. It never locks: each thread looks first at a slot of its own.
 *
 * <p>Not thread-locals: threads may be many and virtual, and would keep what belongs to a transport that is gone. All
 * methods may be called by any thread.
 *
 * @param <T> what is lent
 */
public final class Shelf<T> {
    private final AtomicReferenceArray<T> slots;
    private final Supplier<T> maker;

    /**
     * Makes an empty shelf.
     *
     * @param size how many things are kept, a power of two; what is given back beyond is left to the garbage collector
     * @param maker makes one when none is here
     */
    public Shelf(int size, Supplier<T> maker) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size " + size + ": must be a power of two");
        }
        this.slots = new AtomicReferenceArray<>(size);
        this.maker = maker;
    }

    /** Returns a thing, the caller's until {@link #give}, in the state in which it was given back. */
    public T take() {
        int first = firstSlot();
        for (int i = 0; i < slots.length(); i++) {
            int slot = (first + i) & (slots.length() - 1);
            if (slots.getPlain(slot) != null) {
                var thing = slots.getAndSet(slot, null);
                if (thing != null) {
                    return thing;
                }
            }
        }
        return maker.get();
    }

    /** Takes a thing back. */
    public void give(T thing) {
        int first = firstSlot();
        for (int i = 0; i < slots.length(); i++) {
            if (slots.compareAndSet((first + i) & (slots.length() - 1), null, thing)) {
                return;
            }
        }
    }

    private int firstSlot() {
        return (int) Thread.currentThread().getId() & (slots.length() - 1);
    }
}
