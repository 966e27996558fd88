package xcm.itest.karaf;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;

import java.nio.file.Path;
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
import xcm.test.hotplug.Container;
import xcm.test.hotplug.Guest;
import xcm.test.hotplug.Lifecycle;
import xcm.test.hotplug.TransportBundle;

/** A transport's bundle goes through its life in Karaf while others are in use. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LifecycleIT {
    private static final Path BUNDLES = Karaf.TARGET.resolve("bundles");

    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] karaf() {
        return new Option[] {
            Karaf.minimal(), features(Karaf.FEATURES, "xcm"), bundle(url("xcm.ca")), bundle(url("xcm.test.hotplug"))
        };
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
    public void shouldServeByTheNewVersionWhenUxIsUpdated() throws Exception {
        ux().update();
    }

    @Test
    public void shouldServeByTheNewVersionWhenTcpIsUpdated() throws Exception {
        tcp().update();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenBtlsIsStoppedAndStarted() throws Exception {
        btls().stopAndStart();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenBtlsIsUninstalledAndInstalled() throws Exception {
        btls().uninstallAndInstall();
    }

    @Test
    public void shouldServeByTheNewVersionWhenBtlsIsUpdated() throws Exception {
        btls().update();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenTlsIsStoppedAndStarted() throws Exception {
        tls().stopAndStart();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenTlsIsUninstalledAndInstalled() throws Exception {
        tls().uninstallAndInstall();
    }

    @Test
    public void shouldServeByTheNewVersionWhenTlsIsUpdated() throws Exception {
        tls().update();
    }

    @Test
    public void shouldLeaveTheJvmAloneWhenTlsIsUsed() throws Exception {
        new Guest(new Container(context, BUNDLES)).leavesTheJvmAlone();
    }

    private static String url(String bundle) {
        return BUNDLES.resolve(bundle + ".jar").toUri().toString();
    }

    private Lifecycle ux() {
        return new Lifecycle(new Container(context, BUNDLES), TransportBundle.UX);
    }

    private Lifecycle tcp() {
        return new Lifecycle(new Container(context, BUNDLES), TransportBundle.TCP);
    }

    private Lifecycle btls() {
        return new Lifecycle(new Container(context, BUNDLES), TransportBundle.BTLS);
    }

    private Lifecycle tls() {
        return new Lifecycle(new Container(context, BUNDLES), TransportBundle.TLS);
    }
}
