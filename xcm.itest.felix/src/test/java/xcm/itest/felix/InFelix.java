package xcm.itest.felix;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.junit.Rule;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import xcm.test.hotplug.Container;

/** Is a test inside a Felix with all bundles of the library, which is started for each class. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class InFelix {
    private static final Path BUNDLES = Path.of(System.getProperty("xcm.itest.bundles"));

    @Rule
    public final Timeout timeout;

    @Inject
    private BundleContext context;

    /** Makes one that takes a minute at most. */
    InFelix() {
        this(60);
    }

    /** Makes one that takes some seconds at most. */
    InFelix(int seconds) {
        timeout = Timeout.seconds(seconds);
    }

    /** Returns what Pax Exam shall start. */
    @Configuration
    public Option[] felix() throws IOException {
        try (var jars = Files.list(BUNDLES)) {
            var bundles = jars.map(jar -> bundle(jar.toUri().toString())).toArray(Option[]::new);
            return new Option[] {junitBundles(), composite(bundles)};
        }
    }

    /** Returns what the scenarios run in. */
    final Container container() {
        return new Container(context, BUNDLES);
    }
}
