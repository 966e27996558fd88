package xcm.test.hotplug;

import java.lang.ref.Reference;
import java.util.Collection;

/** Waits for the garbage collector. */
final class Collected {
    private Collected() {}

    /** Has garbage collected until all references are cleared; fails if that does not happen. */
    static void await(Collection<? extends Reference<?>> references, String what) throws Exception {
        Wait.until(
                what + " is collected",
                () -> {
                    System.gc();
                    long left = references.stream()
                            .filter(reference -> !reference.refersTo(null))
                            .count();
                    return left + " of " + references.size() + " left";
                },
                left -> left.startsWith("0 "));
    }
}
