package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.Cycles;
import xcm.test.hotplug.TransportBundle;

/** Nothing of a transport's bundle stays in the process. */
public class CyclesIT extends InFelix {
    public CyclesIT() {
        super(400);
    }

    @Test
    public void shouldLeaveNothingWhenUxComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.UX).leaveNothing();
    }

    @Test
    public void shouldLeaveNothingWhenTcpComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.TCP).leaveNothing();
    }

    @Test
    public void shouldLeaveNothingWhenBtlsComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.BTLS).leaveNothing();
    }

    @Test
    public void shouldLeaveNothingWhenTlsComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.TLS).leaveNothing();
    }

    @Test
    public void shouldLeaveNothingWhenUtlsComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.UTLS).leaveNothing();
    }
}
