package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.Lifecycle;
import xcm.test.hotplug.TransportBundle;

/** A transport's bundle goes through its life while others are in use. */
public class LifecycleIT extends InFelix {
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
        return new Lifecycle(container(), TransportBundle.UX);
    }

    private Lifecycle tcp() {
        return new Lifecycle(container(), TransportBundle.TCP);
    }
}
