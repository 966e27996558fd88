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
import xcm.test.hotplug.Cycles;
import xcm.test.hotplug.TransportBundle;

/** Nothing of a transport's bundle stays in the process. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CyclesIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(240);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] felix() {
        return Felix.withAllBundles();
    }

    @Test
    public void shouldLeaveNothingWhenUxComesAndGoes200Times() throws Exception {
        new Cycles(Felix.container(context), TransportBundle.UX).leaveNothing();
    }

    @Test
    public void shouldLeaveNothingWhenTcpComesAndGoes200Times() throws Exception {
        new Cycles(Felix.container(context), TransportBundle.TCP).leaveNothing();
    }
}
