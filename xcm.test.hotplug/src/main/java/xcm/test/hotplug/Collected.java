package xcm.test.hotplug;

import java.lang.ref.Reference;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** Waits for the garbage collector. */
final class Collected {
    private Collected() {}

    /**
     * Has garbage collected until all references are cleared; fails if that does not happen.
     *
     * <p>After each collection it rests for as long as that took. The JIT compiler holds the class loader of what it compiles
     * until it is done; but it stands still during a collection, and would hardly get on if another followed at once.
     */
    static void await(Collection<? extends Reference<?>> references, String what) throws Exception {
        Wait.until(
                what + " is collected",
                () -> {
                    long start = System.nanoTime();
                    System.gc();
                    long took = System.nanoTime() - start;
                    long left = references.stream()
                            .filter(reference -> !reference.refersTo(null))
                            .count();
                    if (left > 0) {
                        LockSupport.parkNanos(took);
                    }
                    return left + " of " + references.size() + " left";
                },
                left -> left.startsWith("0 "));
    }
}
