package xcm.api.internal;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import xcm.api.spi.Transport;

/**
 * Knows the transports by name. In OSGi the activator adds and removes; elsewhere the ServiceLoader is asked once, at the
 * first look-up. No OSGi type is named here. All methods may be called by any thread.
 */
public final class Registry {
    private static final System.Logger LOGGER = System.getLogger("xcm.api");

    private static final Map<Object, Entry> LIVE = new ConcurrentHashMap<>();
    private static volatile Consumer<Transport> removed = transport -> {};
    private static volatile boolean dynamic;

    private Registry() {}

    /** A transport, its name when it was added, and its rank among those of the same name. */
    private record Entry(String name, Transport transport, Comparable<Object> rank) {
        Entry {
            Objects.requireNonNull(name, "a transport without a name");
        }
    }

    /** What the ServiceLoader finds, initialised at the first look-up outside OSGi. */
    private static final class Found {
        static final Collection<Entry> TRANSPORTS = load();

        private static Collection<Entry> load() {
            var found = new TreeMap<String, Entry>();
            var loader = ServiceLoader.load(Transport.class, Registry.class.getClassLoader());
            var providers = loader.stream().iterator();
            while (true) {
                try {
                    if (!providers.hasNext()) {
                        return List.copyOf(found.values());
                    }
                    var transport = providers.next().get();
                    found.putIfAbsent(transport.name(), new Entry(transport.name(), transport, other -> 0));
                } catch (ServiceConfigurationError | RuntimeException e) {
                    LOGGER.log(Level.WARNING, "a transport cannot be used, the others can", e);
                }
            }
        }
    }

    /** Says that transports come and go by {@link #add} and {@link #remove} from now on. */
    static void becomeDynamic() {
        dynamic = true;
    }

    /** Says what is to be done with a transport that was removed. */
    public static void onRemoval(Consumer<Transport> action) {
        removed = action;
    }

    /**
     * Adds a transport.
     *
     * @param key names the addition, for {@link #remove}; of two with the same transport name the greater key wins
     */
    @SuppressWarnings("unchecked")
    static void add(Comparable<?> key, Transport transport) {
        LIVE.put(key, new Entry(transport.name(), transport, (Comparable<Object>) key));
    }

    /** Removes a transport, and returns when the sockets that used it are ended. */
    static void remove(Object key) {
        var entry = LIVE.remove(key);
        if (entry != null && !isPresent(entry.transport)) { // else it was added by another key, too
            removed.accept(entry.transport);
        }
    }

    /** Removes all transports. */
    static void clear() {
        LIVE.keySet().forEach(Registry::remove);
    }

    /** Returns the names of the transports that are there now, sorted. */
    public static SortedSet<String> names() {
        var names = new TreeSet<String>();
        entries().forEach(entry -> names.add(entry.name));
        return names;
    }

    /** Returns the transport of this name, if there is one now: of many the one that ranks highest. */
    public static Optional<Transport> find(String name) {
        return entries().stream()
                .filter(entry -> entry.name.equals(name))
                .max(Comparator.comparing(Entry::rank))
                .map(Entry::transport);
    }

    /** Returns whether a transport that was found is still there. */
    public static boolean isPresent(Transport transport) {
        return entries().stream().anyMatch(entry -> entry.transport == transport);
    }

    private static Collection<Entry> entries() {
        return dynamic ? LIVE.values() : Found.TRANSPORTS;
    }
}
