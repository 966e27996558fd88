package xcm.test.hotplug;

import java.util.Arrays;
import java.util.List;

/** Names a bundle with transports, and says which. */
public enum TransportBundle {
    /** The bundle of {@code ux} and {@code uxf}. */
    UX("xcm.transport.ux"),
    /** The bundle of {@code tcp} and {@code btcp}. */
    TCP("xcm.transport.tcp");

    private final String symbolicName;

    TransportBundle(String symbolicName) {
        this.symbolicName = symbolicName;
    }

    /** Returns the bundle's symbolic name; its jar is called the same. */
    public String symbolicName() {
        return symbolicName;
    }

    /** Returns the transports in the bundle. */
    List<Scheme> schemes() {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.bundle() == this)
                .toList();
    }

    /** Returns the transports in all other bundles. */
    List<Scheme> otherSchemes() {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.bundle() != this)
                .toList();
    }
}
