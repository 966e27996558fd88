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
import xcm.test.hotplug.Lifecycle;
import xcm.test.hotplug.TransportBundle;

/** A transport's bundle goes through its life while others are in use. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LifecycleIT {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] felix() {
        return Felix.withAllBundles();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenUxIsStoppedAndStarted() throws Exception {
        ux().stopAndStart();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenTcpIsStoppedAndStarted() throws Exception {
        tcp().stopAndStart();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenUxIsUninstalledAndInstalled() throws Exception {
        ux().uninstallAndInstall();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenTcpIsUninstalledAndInstalled() throws Exception {
        tcp().uninstallAndInstall();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenUxIsRefreshed() throws Exception {
        ux().refresh();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenTcpIsRefreshed() throws Exception {
        tcp().refresh();
    }

    @Test
    public void shouldServeNewSocketsByTheNewVersionWhenUxIsUpdated() throws Exception {
        ux().update();
    }

    @Test
    public void shouldServeNewSocketsByTheNewVersionWhenTcpIsUpdated() throws Exception {
        tcp().update();
    }

    private Lifecycle ux() {
        return new Lifecycle(Felix.container(context), TransportBundle.UX);
    }

    private Lifecycle tcp() {
        return new Lifecycle(Felix.container(context), TransportBundle.TCP);
    }
}
