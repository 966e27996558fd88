package xcm.test.hotplug;

import java.lang.ref.Reference;
import java.util.Collection;
import java.util.List;

/** Waits for the garbage collector. */
final class Collected {
    private Collected() {}

    /** Has garbage collected until all references are cleared; fails if that does not happen. */
    static void await(Collection<? extends Reference<?>> references, String what) throws Exception {
        Wait.until(
                what + " is collected",
                () -> {
                    System.gc();
                    return references.stream()
                            .filter(reference -> !reference.refersTo(null))
                            .toList();
                },
                List::isEmpty);
    }
}
