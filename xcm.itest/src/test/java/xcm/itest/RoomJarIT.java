package xcm.itest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every jar is a good bundle and a good module. */
@Timeout(60)
final class RoomJarIT {
    private static final int JAVA_17_CLASS_FILE = 61;

    @Test
    void shouldFindRoomsWhenReactorIsRead() {
        assertTrue(Room.all().stream().anyMatch(room -> room.name().equals("xcm.linux")), () -> "rooms: " + Room.all());
    }

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#all")
    void shouldBeNamedAsItsFolderWhenItIsABundle(Room room) {
        var headers = room.headers();
        assertEquals("2", headers.text("Bundle-ManifestVersion"));
        assertEquals(room.name(), headers.text("Bundle-SymbolicName"));
        assertFalse(headers.text("Bundle-Description").isBlank(), "Bundle-Description");
        assertEquals("XCM for Java", headers.text("Bundle-Vendor"));
        assertTrue(headers.clauses("Bundle-License").containsKey("Apache-2.0"), headers.text("Bundle-License"));
    }

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#all")
    void shouldHavePlainVersionsWhenItIsABundle(Room room) {
        var headers = room.headers();
        var version = headers.text("Bundle-Version");
        assertTrue(version.matches("\\d+\\.\\d+\\.\\d+(\\.SNAPSHOT)?"), version);
        headers.clauses("Export-Package").forEach((name, attributes) -> {
            var exported = String.valueOf(attributes.getVersion());
            assertTrue(exported.matches("\\d+\\.\\d+\\.\\d+"), () -> name + " has version " + exported);
        });
    }

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#modules")
    void shouldBeNamedAsItsFolderWhenItIsAModule(Room room) {
        var module = room.module();
        assertEquals(room.name(), module.name());
        assertFalse(module.isAutomatic(), "automatic");
        assertFalse(module.isOpen(), "open");
    }

    /** The two systems shall agree on what is the public API. */
    @ParameterizedTest
    @MethodSource("xcm.itest.Room#modules")
    void shouldExportTheSamePackagesWhenItIsABundleAndAModule(Room room) {
        var exported = room.module().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .collect(Collectors.toSet());
        assertEquals(exported, room.headers().exports());
    }

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#all")
    void shouldContainTheLicenseWhenOpened(Room room) throws IOException {
        try (var jar = new JarFile(room.jar().toFile());
                var license = jar.getInputStream(jar.getEntry("META-INF/LICENSE"))) {
            assertTrue(new String(license.readAllBytes(), UTF_8).contains("Apache License"));
        }
    }

    @ParameterizedTest
    @MethodSource("xcm.itest.Room#own")
    void shouldContainOnlyItsOwnPackagesWhenOpened(Room room) throws IOException {
        var prefix = room.name();
        assertTrue(
                room.module().packages().stream()
                        .allMatch(name -> name.equals(prefix) || name.startsWith(prefix + ".")),
                () -> room.module().packages().toString());
        try (var jar = new JarFile(room.jar().toFile())) {
            for (var entry : jar.stream().filter(RoomJarIT::isClass).toList()) {
                assertEquals(JAVA_17_CLASS_FILE, classFileVersion(jar, entry), entry.getName());
            }
        }
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class");
    }

    /** Read the major version: see the Java Virtual Machine Specification 4.1. */
    private static int classFileVersion(JarFile jar, JarEntry entry) throws IOException {
        try (var in = new DataInputStream(jar.getInputStream(entry))) {
            in.skipNBytes(6); // magic number, minor version
            return in.readUnsignedShort();
        }
    }
}
