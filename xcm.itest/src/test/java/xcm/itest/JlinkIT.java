package xcm.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An application works in a run-time image that jlink makes: with the JDK's modules only and ours beside it, or with all
 * linked into it. A JDK without the folder {@code jmods} links from its own run-time image (JEP 493).
 */
@Timeout(180)
final class JlinkIT {
    private static final Consumer HELLO = new Consumer("hello");
    private static final Consumer SECURE = new Consumer("secure");
    private static final String LAST = "module path\n";
    private static final Outcome SAID = new Outcome(0, ConsumerIT.SAID + LAST, "");
    private static final Outcome SAID_SECURELY = new Outcome(0, ConsumerIT.SAID_SECURELY + LAST, "");
    /** Provides what TLS does by elliptic curves; nobody requires it by name. From Java 22 on it is there, and empty. */
    private static final String CURVES = "jdk.crypto.ec";

    /** BouncyCastle's jars are signed, which an image cannot keep. */
    private static final String UNSIGNED = "--ignore-signing-information";

    private static final String TRANSPORT = "xcm.api.spi.Transport";

    private static final Pattern SAID_OF_SIGNATURES =
            Pattern.compile("WARNING: signed modular JAR \\S+/bc\\S+\\.jar is currently not supported");

    private static final Path TARGET = Path.of(System.getProperty("xcm.itest.target"));
    private static final Path MODULES = TARGET.resolve("modules");

    @Test
    void shouldSendAndReceiveWhenTheImageHasTheModulesOfTheJdkOnly() throws Exception {
        var jdk = modulesOfTheJdk();
        var image = image("jdk", "--add-modules", String.join(",", jdk));
        assertEquals(SAID, run(image, "-p", HELLO.compiled() + ":" + MODULES));
        assertEquals(SAID_SECURELY, run(image, "-p", SECURE.compiled() + ":" + MODULES));
        assertEquals(List.of(), ours(image));
    }

    @Test
    void shouldSendAndReceiveWhenTheImageHasAllModules() throws Exception {
        for (var consumer : List.of(HELLO, SECURE)) {
            var path = consumer.compiled() + ":" + MODULES;
            var roots = String.join(",", roots()) + "," + CURVES;
            var image = image("all-" + consumer.name(), "-p", path, "--add-modules", roots, UNSIGNED);
            assertEquals(consumer.equals(HELLO) ? SAID : SAID_SECURELY, run(image));
            assertTrue(ours(image).containsAll(List.of("consumer", "xcm.api", "xcm.lib.jnr", "xcm.transport.ux")));
        }
    }

    @Test
    void shouldNeedThoseModulesOfTheJdkThatTheReadMeFileNames() throws Exception {
        var readMe = Files.readString(Path.of(System.getProperty("xcm.itest.workspace"), "README.md"));
        var option = "--add-modules " + String.join(",", modulesOfTheJdk()) + " ";
        assertTrue(readMe.contains(option), () -> "README.md lacks: " + option);
    }

    /** Returns the modules of the JDK that the application, and what it is resolved to, require. */
    private static Set<String> modulesOfTheJdk() throws IOException, InterruptedException {
        var jdk = names(ModuleFinder.ofSystem());
        var required = resolved()
                .flatMap(module -> module.requires().stream())
                .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name)
                .filter(jdk::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        required.add(CURVES);
        return required;
    }

    /** Returns the application and all that it is resolved to, its transports included, without the JDK. */
    private static Stream<ModuleDescriptor> resolved() throws IOException, InterruptedException {
        return Configuration.resolve(
                        ModuleFinder.of(HELLO.compiled(), MODULES),
                        List.of(ModuleLayer.boot().configuration()),
                        ModuleFinder.of(),
                        roots())
                .modules()
                .stream()
                .map(ResolvedModule::reference)
                .map(ModuleReference::descriptor);
    }

    /** Returns the application and the transports, which it does not name. */
    private static List<String> roots() {
        var roots = new ArrayList<>(List.of("consumer"));
        ModuleFinder.of(MODULES).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> module.provides().stream()
                        .anyMatch(provides -> provides.service().equals(TRANSPORT)))
                .map(ModuleDescriptor::name)
                .forEach(roots::add);
        return roots;
    }

    /** Returns the modules in the image that are not the JDK's: see "MODULES" in its file {@code release}. */
    private static List<String> ours(Path image) throws IOException {
        var release = new Properties();
        try (var in = Files.newBufferedReader(image.resolve("release"))) {
            release.load(in);
        }
        return Stream.of(release.getProperty("MODULES").replace("\"", "").split(" "))
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .toList();
    }

    private static Set<String> names(ModuleFinder finder) {
        return finder.findAll().stream()
                .map(reference -> reference.descriptor().name())
                .collect(Collectors.toSet());
    }

    /** Links a run-time image with the tool of the JDK. */
    private static Path image(String name, String... options) throws IOException, InterruptedException {
        var image = TARGET.resolve("images").resolve(name);
        delete(image);
        var command = new ArrayList<>(List.of(Consumer.tool("jlink"), "--no-header-files", "--no-man-pages"));
        command.addAll(List.of(options));
        command.addAll(List.of("--output", image.toString()));
        var linked = Outcome.of(command);
        assertEquals(0, linked.exitCode(), linked.err());
        var said = (linked.out() + linked.err())
                .lines()
                .filter(line -> !SAID_OF_SIGNATURES.matcher(line).matches());
        assertEquals(List.of(), said.toList());
        return image;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Runs the application by the java of an image. */
    private static Outcome run(Path image, String... options) throws IOException, InterruptedException {
        var command = Consumer.java("xcm.lib.jnr", List.of(options), List.of("-m", "consumer/consumer.Main"));
        command.set(0, image.resolve("bin/java").toString());
        return Outcome.of(command);
    }
}
