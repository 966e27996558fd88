package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.Cycles;
import xcm.test.hotplug.TransportBundle;

/** Nothing of a transport's bundle stays in the process. */
public class CyclesIT extends InFelix {
    public CyclesIT() {
        super(240);
    }

    @Test
    public void shouldLeaveNothingWhenUxComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.UX).leaveNothing();
    }

    @Test
    public void shouldLeaveNothingWhenTcpComesAndGoes200Times() throws Exception {
        new Cycles(container(), TransportBundle.TCP).leaveNothing();
    }
}
