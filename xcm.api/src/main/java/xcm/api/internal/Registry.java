package xcm.api.internal;

import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import xcm.api.spi.Transport;

/**
 * Knows the transports by name, and the live sockets. In OSGi the activator adds and removes; elsewhere the ServiceLoader
 * is asked once, at the first look-up. No OSGi type is named here. All methods may be called by any thread.
 */
public final class Registry {
    private static final System.Logger LOGGER = System.getLogger("xcm.api");

    private static final Map<Object, Entry> LIVE = new ConcurrentHashMap<>();
    private static final Set<Member> MEMBERS = ConcurrentHashMap.newKeySet();
    private static volatile boolean dynamic;

    private Registry() {}

    /** Is a live socket as the registry sees it. */
    public interface Member {
        /** Returns whether the socket, or a part of it, is one of this transport. */
        boolean uses(Transport transport);

        /** Returns whether the socket accepts connections. */
        boolean isServer();

        /** Ends the socket, as its transport goes. */
        void withdraw();
    }

    /** A transport and its rank among those of the same name. */
    private record Entry(Transport transport, Comparable<Object> rank) {}

    /** What the ServiceLoader finds, initialised at the first look-up outside OSGi. */
    private static final class Found {
        static final Map<String, Transport> TRANSPORTS = load();

        private static Map<String, Transport> load() {
            var found = new ConcurrentHashMap<String, Transport>();
            var loader = ServiceLoader.load(Transport.class, Registry.class.getClassLoader());
            var providers = loader.stream().iterator();
            while (true) {
                try {
                    if (!providers.hasNext()) {
                        return found;
                    }
                    var transport = providers.next().get();
                    found.putIfAbsent(transport.name(), transport);
                } catch (ServiceConfigurationError e) {
                    LOGGER.log(Level.WARNING, "a transport cannot be used, the others can", e);
                }
            }
        }
    }

    /** Starts or ends the time in which transports come and go by {@link #add} and {@link #remove}. */
    static void dynamic(boolean on) {
        dynamic = on;
        LIVE.keySet().forEach(Registry::remove);
    }

    /**
     * Adds a transport.
     *
     * @param key names the addition, for {@link #remove}; of two with the same transport name the greater key wins
     */
    @SuppressWarnings("unchecked")
    static void add(Comparable<?> key, Transport transport) {
        LIVE.put(key, new Entry(transport, (Comparable<Object>) key));
    }

    /** Removes a transport and ends the sockets that use it: servers first, so that no new connection comes. */
    static void remove(Object key) {
        var entry = LIVE.remove(key);
        if (entry == null) {
            return;
        }
        MEMBERS.stream()
                .filter(m -> m.uses(entry.transport))
                .sorted(Comparator.comparing(Member::isServer).reversed())
                .forEach(Registry::withdraw);
    }

    /** Ends a socket; one that fails to end must not save the others. */
    private static void withdraw(Member member) {
        try {
            member.withdraw();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "a socket could not be ended properly", e);
        }
    }

    /** Returns the names of the transports that are there now, sorted. */
    public static SortedSet<String> names() {
        var names = new TreeSet<String>();
        if (dynamic) {
            LIVE.values().forEach(e -> names.add(e.transport.name()));
        } else {
            names.addAll(Found.TRANSPORTS.keySet());
        }
        return names;
    }

    /** Returns the transport of this name, if there is one now. */
    public static Optional<Transport> find(String name) {
        if (!dynamic) {
            return Optional.ofNullable(Found.TRANSPORTS.get(name));
        }
        return LIVE.values().stream()
                .filter(e -> e.transport.name().equals(name))
                .max((a, b) -> a.rank.compareTo(b.rank))
                .map(Entry::transport);
    }

    /** Adds a live socket. The caller checks afterwards that the socket's transports are still there. */
    public static void join(Member member) {
        MEMBERS.add(member);
    }

    /** Removes a socket that is live no more. */
    public static void leave(Member member) {
        MEMBERS.remove(member);
    }

    /** Returns whether a transport that was found is still there. */
    public static boolean isPresent(Transport transport) {
        return !dynamic || LIVE.values().stream().anyMatch(e -> e.transport == transport);
    }
}
