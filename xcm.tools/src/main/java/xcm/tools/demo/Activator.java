package xcm.tools.demo;

import java.util.Map;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Gives the {@link Show} in the framework that {@link Executable} starts for it. In any other one this bundle is there for
 * its classes only, and does nothing.
 */
public final class Activator implements BundleActivator {
    /** The framework's property that asks for the show. */
    static final String WANTED = "xcm.tools.demo.show";

    @Override
    public void start(BundleContext context) {
        if (Boolean.parseBoolean(context.getProperty(WANTED))) {
            // What bnd's launcher calls in the main thread when all bundles are started, and ends the framework after.
            var properties = FrameworkUtil.asDictionary(Map.of("main.thread", "true"));
            context.registerService(Callable.class, new Show(context), properties);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // the framework withdraws the service
    }
}
