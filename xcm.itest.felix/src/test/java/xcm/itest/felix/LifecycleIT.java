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

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenBtlsIsStoppedAndStarted() throws Exception {
        btls().stopAndStart();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenBtlsIsUninstalledAndInstalled() throws Exception {
        btls().uninstallAndInstall();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenBtlsIsRefreshed() throws Exception {
        btls().refresh();
    }

    @Test
    public void shouldServeNewSocketsByTheNewVersionWhenBtlsIsUpdated() throws Exception {
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
    public void shouldEndSocketsAndServeNewOnesWhenTlsIsRefreshed() throws Exception {
        tls().refresh();
    }

    @Test
    public void shouldServeNewSocketsByTheNewVersionWhenTlsIsUpdated() throws Exception {
        tls().update();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenUtlsIsStoppedAndStarted() throws Exception {
        utls().stopAndStart();
    }

    @Test
    public void shouldEndSocketsAndServeNewOnesWhenUtlsIsUninstalledAndInstalled() throws Exception {
        utls().uninstallAndInstall();
    }

    @Test
    public void shouldServeNewSocketsByTheNewVersionWhenUtlsIsUpdated() throws Exception {
        utls().update();
    }

    private Lifecycle ux() {
        return new Lifecycle(container(), TransportBundle.UX);
    }

    private Lifecycle tcp() {
        return new Lifecycle(container(), TransportBundle.TCP);
    }

    private Lifecycle btls() {
        return new Lifecycle(container(), TransportBundle.BTLS);
    }

    private Lifecycle tls() {
        return new Lifecycle(container(), TransportBundle.TLS);
    }

    private Lifecycle utls() {
        return new Lifecycle(container(), TransportBundle.UTLS);
    }
}
