package xcm.api;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import xcm.api.internal.Registry;
import xcm.api.spi.Transport;

/** Holds the transports that a socket and its parts are built on, those of alternatives apart. Any thread. */
final class TransportsInUse {
    private final Set<Transport> certain = new CopyOnWriteArraySet<>();
    private final Map<String, TransportsInUse> alternatives = new ConcurrentHashMap<>();

    void add(Transport transport) {
        certain.add(transport);
    }

    /** Returns the transports of an alternative, which are among those in use until it is dropped. */
    TransportsInUse alternative(String name) {
        return alternatives.computeIfAbsent(name, unknown -> new TransportsInUse());
    }

    void drop(String name) {
        alternatives.remove(name);
    }

    boolean contains(Transport transport) {
        return all().anyMatch(used -> used == transport);
    }

    /** Returns whether all are still there. */
    boolean isIntact() {
        return all().allMatch(Registry::isPresent);
    }

    /** Returns the same transports, to be changed independently. */
    TransportsInUse copy() {
        var copy = new TransportsInUse();
        copy.certain.addAll(certain);
        alternatives.forEach((name, alternative) -> copy.alternatives.put(name, alternative.copy()));
        return copy;
    }

    void clear() {
        certain.clear();
        alternatives.clear();
    }

    private Stream<Transport> all() {
        return Stream.concat(certain.stream(), alternatives.values().stream().flatMap(TransportsInUse::all));
    }
}
