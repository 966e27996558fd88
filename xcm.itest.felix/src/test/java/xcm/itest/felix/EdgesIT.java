package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.BrokenTransports;
import xcm.test.hotplug.FrameworkStop;
import xcm.test.hotplug.Guest;
import xcm.test.hotplug.LibraryStop;
import xcm.test.hotplug.Race;
import xcm.test.hotplug.TransportBundle;

/** What happens when the library or the framework stops, when transports are broken, and in a race. */
public class EdgesIT extends InFelix {
    @Test
    public void shouldEndSocketsAndFindTransportsAgainWhenTheLibraryIsStoppedAndStarted() throws Exception {
        new LibraryStop(container()).endsSocketsAndFindsTransportsAgain();
    }

    @Test
    public void shouldEndSocketsAndCallsWhenTheFrameworkIsStopped() throws Exception {
        new FrameworkStop(container()).endsSocketsAndCalls();
    }

    @Test
    public void shouldGoOnWhenTransportsOfABundleAreBroken() throws Exception {
        new BrokenTransports(container()).disturbNobody();
    }

    @Test
    public void shouldOpenOrRefuseASocketWhenUxIsStoppedMeanwhile() throws Exception {
        new Race(container(), TransportBundle.UX).openOrNot();
    }

    @Test
    public void shouldOpenOrRefuseASocketWhenTcpIsStoppedMeanwhile() throws Exception {
        new Race(container(), TransportBundle.TCP).openOrNot();
    }

    @Test
    public void shouldOpenOrRefuseASocketWhenBtlsIsStoppedMeanwhile() throws Exception {
        new Race(container(), TransportBundle.BTLS).openOrNot();
    }

    @Test
    public void shouldOpenOrRefuseASocketWhenTlsIsStoppedMeanwhile() throws Exception {
        new Race(container(), TransportBundle.TLS).openOrNot();
    }

    @Test
    public void shouldLeaveTheJvmAloneWhenTlsIsUsed() throws Exception {
        new Guest(container()).leavesTheJvmAlone();
    }

    @Test
    public void shouldOpenOrRefuseASocketWhenUtlsIsStoppedMeanwhile() throws Exception {
        new Race(container(), TransportBundle.UTLS).openOrNot();
    }
}
