package xcm.itest.felix;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.BundleContext;
import xcm.test.hotplug.Container;

/** Is a Felix with all bundles of the library, as each test class starts it. */
final class Felix {
    private static final Path BUNDLES = Path.of(System.getProperty("xcm.itest.bundles"));

    private Felix() {}

    /** Returns what Pax Exam shall start. */
    static Option[] withAllBundles() {
        try (var jars = Files.list(BUNDLES)) {
            var bundles = jars.map(jar -> bundle(jar.toUri().toString())).toArray(Option[]::new);
            return new Option[] {junitBundles(), composite(bundles)};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the scenarios run in. */
    static Container container(BundleContext context) {
        return new Container(context, BUNDLES);
    }
}
