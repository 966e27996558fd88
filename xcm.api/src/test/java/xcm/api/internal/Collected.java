package xcm.api.internal;

import java.lang.ref.WeakReference;
import java.util.List;

/** Waits for garbage to be collected; the test's time-out ends a wait for what is held. */
final class Collected {
    private Collected() {}

    static void await(List<WeakReference<Object>> references) {
        while (references.stream().anyMatch(reference -> reference.get() != null)) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
