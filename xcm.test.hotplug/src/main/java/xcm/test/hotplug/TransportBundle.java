package xcm.test.hotplug;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names a bundle with transports, and says which, and what they are built on. */
public enum TransportBundle {
    /** The bundle of {@code ux} and {@code uxf}. */
    UX("xcm.transport.ux"),
    /** The bundle of {@code tcp} and {@code btcp}. */
    TCP("xcm.transport.tcp"),
    /** The bundle of {@code btls}, which is built on {@code btcp}. */
    BTLS("xcm.transport.btls", TCP),
    /** The bundle of {@code tls}, which is built on {@code btls}. */
    TLS("xcm.transport.tls", BTLS),
    /** The bundle of {@code utls}, which is built on {@code ux} or {@code tls}, as it is settled for each of its sockets. */
    UTLS("xcm.transport.utls");

    private final String symbolicName;

    @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum does not change
    private final Optional<TransportBundle> foundation;

    TransportBundle(String symbolicName) {
        this.symbolicName = symbolicName;
        this.foundation = Optional.empty();
    }

    TransportBundle(String symbolicName, TransportBundle foundation) {
        this.symbolicName = symbolicName;
        this.foundation = Optional.of(foundation);
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

    /**
     * Returns the transports that go with the bundle: those in it, and those that are built on them, whatever happens. With
     * what {@code utls} goes is not among that: see {@link Alternatives}.
     */
    List<Scheme> affected() {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.bundle().needs(this))
                .toList();
    }

    /** Returns the transports that the bundle does not concern; utls to the same host is nothing but ux. */
    List<Scheme> unaffected() {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> !scheme.bundle().needs(this) && !(this == UX && scheme == Scheme.UTLS))
                .toList();
    }

    private boolean needs(TransportBundle bundle) {
        return this == bundle || foundation.filter(below -> below.needs(bundle)).isPresent();
    }
}
