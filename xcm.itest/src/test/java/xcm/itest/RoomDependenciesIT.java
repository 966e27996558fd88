package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the rooms point down, and each library has one door. */
@Timeout(60)
final class RoomDependenciesIT {
    /** Who may use which library: name of the module or prefix of the packages, and the rooms. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "xcm.lib.jnr", Set.of("xcm.linux"),
            "org.newsclub.net.unix", Set.of("xcm.transport.ux", "xcm.broker"),
            "org.bouncycastle", Set.of("xcm.transport.btls", "xcm.ca"));

    private static final Map<String, Set<String>> LIBRARY_PACKAGES = Map.of(
            "xcm.lib.jnr", Set.of("jnr.", "com.kenai."),
            "org.newsclub.net.unix", Set.of("org.newsclub."),
            "org.bouncycastle", Set.of("org.bouncycastle."));

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#own")
    void shouldUseALibraryOnlyWhenItIsItsDoor(Room room) {
        DOORS.forEach((library, doors) -> {
            if (!doors.contains(room.name())) {
                assertEquals(Set.of(), matching(requires(room), name -> name.startsWith(library)));
                assertEquals(
                        Set.of(),
                        matching(
                                room.headers().imports(),
                                name -> LIBRARY_PACKAGES.get(library).stream().anyMatch(name::startsWith)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#own")
    void shouldNotKnowAnotherTransportWhenItIsATransport(Room room) {
        if (room.name().startsWith("xcm.transport.")) {
            Predicate<String> isOther = name -> name.startsWith("xcm.transport.") && !name.startsWith(room.name());
            assertEquals(Set.of(), matching(requires(room), isOther));
            assertEquals(Set.of(), matching(room.headers().imports(), isOther));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xcm.addr", "xcm.attr"})
    void shouldRequireNothingWhenItIsAValueRoom(String name) {
        var room = Room.own().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of("java.base"), requires(room));
        assertEquals(Set.of(), room.headers().imports());
    }

    /** Modules cannot be cyclic, but bundles could be: by optional imports, or by "requires static". */
    @Test
    void shouldHaveNoCycleWhenBundlesImportEachOthersPackages() {
        var exporters = new HashMap<String, String>();
        Room.all().forEach(room -> room.headers().exports().forEach(name -> exporters.put(name, room.name())));
        var uses = new TreeMap<String, Set<String>>();
        for (var room : Room.all()) {
            uses.put(
                    room.name(),
                    room.headers().imports().stream()
                            .filter(exporters::containsKey)
                            .map(exporters::get)
                            .filter(name -> !name.equals(room.name()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertTrue(uses.get("xcm.linux").contains("xcm.lib.jnr"), () -> "the graph is not read well: " + uses);
        assertEquals(List.of(), cycle(uses));
    }

    @Test
    void shouldFindTheCycleWhenThereIsOne() {
        assertEquals(
                List.of("b", "c", "b"),
                cycle(new TreeMap<>(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b", "d"), "d", Set.of()))));
    }

    /** Return the names of the modules that are needed at run time. */
    private static Set<String> requires(Room room) {
        return room.module().requires().stream()
                .filter(requires -> !requires.modifiers().contains(Modifier.STATIC))
                .map(Requires::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> matching(Set<String> names, Predicate<String> condition) {
        return names.stream().filter(condition).collect(Collectors.toSet());
    }

    /** Return the first cycle that a depth-first search meets, its first node repeated at its end; else empty. */
    private static List<String> cycle(Map<String, Set<String>> graph) {
        var done = new HashSet<String>();
        for (var start : graph.keySet()) {
            var found = cycle(graph, start, new ArrayDeque<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> cycle(
            Map<String, Set<String>> graph, String node, Deque<String> path, Set<String> done) {
        if (path.contains(node)) {
            var found = new ArrayList<>(path);
            found.add(node);
            return found.subList(found.indexOf(node), found.size());
        }
        if (done.add(node)) {
            path.addLast(node);
            for (var next : graph.get(node)) {
                var found = cycle(graph, next, path, done);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            path.removeLast();
        }
        return List.of();
    }
}
