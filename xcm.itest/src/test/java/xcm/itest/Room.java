package xcm.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A folder of the workspace that is built to a jar, as the reactor lists it: a new room is picked up by itself.
 *
 * @param name the folder's name
 * @param jar the built jar
 */
record Room(String name, Path jar) {
    /** Bundles for tests are not part of the library. */
    private static final String FOR_TESTS = "xcm.test.";

    /** Only an OSGi bundle: the modules are the unchanged jars inside. */
    private static final Set<String> NOT_MODULES = Set.of("xcm.lib.junixsocket");

    static final Path WORKSPACE = Path.of(System.getProperty("xcm.itest.workspace"));

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /** Return all rooms that build a bundle of the library, in the reactor's order. */
    static List<Room> all() {
        try {
            return MODULE.matcher(Files.readString(WORKSPACE.resolve("pom.xml")))
                    .results()
                    .map((MatchResult module) -> module.group(1))
                    .filter(name -> !name.startsWith(FOR_TESTS))
                    .filter(name -> Files.exists(WORKSPACE.resolve(name).resolve("bnd.bnd")))
                    .map(Room::named)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return the rooms that are modules. */
    static List<Room> modules() {
        return all().stream().filter(room -> !NOT_MODULES.contains(room.name)).toList();
    }

    /** Return the rooms whose code is ours: all but the repackaged libraries. */
    static List<Room> own() {
        return all().stream().filter(room -> !room.name.startsWith("xcm.lib.")).toList();
    }

    private static Room named(String name) {
        var version = System.getProperty("xcm.itest.version");
        return new Room(name, WORKSPACE.resolve(name).resolve("target/" + name + "-" + version + ".jar"));
    }

    /** Read the manifest. */
    Headers headers() {
        try (var file = new JarFile(jar.toFile())) {
            return new Headers(file.getManifest().getMainAttributes());
        } catch (IOException e) {
            throw new UncheckedIOException("build the room first: " + name, e);
        }
    }

    /** Read the module descriptor. */
    ModuleDescriptor module() {
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no module in " + jar));
    }

    @Override
    public String toString() {
        return name;
    }
}
