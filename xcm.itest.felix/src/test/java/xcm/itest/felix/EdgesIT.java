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
import xcm.test.hotplug.BrokenTransports;
import xcm.test.hotplug.FrameworkStop;
import xcm.test.hotplug.LibraryStop;

/** What happens when the library or the framework stops, and when transports are broken. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class EdgesIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] felix() {
        return Felix.withAllBundles();
    }

    @Test
    public void shouldEndSocketsAndFindTransportsAgainWhenTheLibraryIsStoppedAndStarted() throws Exception {
        new LibraryStop(Felix.container(context)).endsSocketsAndFindsTransportsAgain();
    }

    @Test
    public void shouldEndSocketsAndCallsWhenTheFrameworkIsStopped() throws Exception {
        new FrameworkStop(Felix.container(context)).endsSocketsAndCalls();
    }

    @Test
    public void shouldGoOnWhenTransportsOfABundleAreBroken() throws Exception {
        new BrokenTransports(Felix.container(context)).disturbNobody();
    }
}
