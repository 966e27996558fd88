package xcm.test.hotplug;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** Makes the jar of a bundle: a new one, or one that differs from another in its manifest. */
final class BundleJar {
    private final Manifest manifest;
    private final Map<String, byte[]> content = new LinkedHashMap<>();

    private BundleJar(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Begins a bundle with nothing in it. */
    static BundleJar named(String symbolicName) {
        var jar = new BundleJar(new Manifest());
        return jar.header("Manifest-Version", "1.0")
                .header(Constants.BUNDLE_MANIFESTVERSION, "2")
                .header(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
    }

    /** Begins a copy. */
    static BundleJar copyOf(Path original) throws IOException {
        try (var from = new JarFile(original.toFile())) {
            var jar = new BundleJar(new Manifest(from.getManifest()));
            for (var entry : from.stream().filter(e -> !e.isDirectory()).toList()) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    jar.entry(entry.getName(), from.getInputStream(entry));
                }
            }
            return jar;
        }
    }

    /** Returns a header's text; empty without it. */
    String header(String name) {
        var text = manifest.getMainAttributes().getValue(name);
        return text == null ? "" : text;
    }

    /** Sets a header. */
    BundleJar header(String name, String text) {
        manifest.getMainAttributes().putValue(name, text);
        return this;
    }

    /** Adds an entry. */
    BundleJar entry(String name, InputStream bytes) throws IOException {
        try (bytes) {
            content.put(name, bytes.readAllBytes());
        }
        return this;
    }

    /** Adds a class of this bundle, to be loaded anew there. */
    BundleJar type(Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        var bytes = type.getResourceAsStream("/" + name);
        Check.that(bytes != null, name + " is not found");
        return entry(name, bytes);
    }

    /** Writes it to a file, which the caller deletes. */
    Path write() throws IOException {
        var file = Files.createTempFile("xcm-hotplug-", ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry : content.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return file;
    }
}
