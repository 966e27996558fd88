package xcm.itest.felix;

import javax.inject.Inject;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import xcm.test.hotplug.Services;

/** Transports are known to the framework. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ServicesIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] felix() {
        return Felix.withAllBundles();
    }

    @Test
    public void shouldFindTransportsInTheNameOfTheirBundlesWhenServicesAreListed() throws Exception {
        services().transportsAreServicesOfTheirBundles();
    }

    @Test
    public void shouldFindTheLibraryWhenItIsAskedForAsAService() throws Exception {
        services().libraryIsAService();
    }

    @Test
    public void shouldUseATransportWhenItIsRegisteredByHand() throws Exception {
        services().anybodyMayRegisterATransport();
    }

    @Test
    public void shouldResolveAnApplicationOnlyWhenItsTransportIsThere() throws Exception {
        services().applicationsMayRequireATransport();
    }

    private Services services() {
        return new Services(Felix.container(context));
    }
}
