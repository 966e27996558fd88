package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.BlockedCalls;
import xcm.test.hotplug.TransportBundle;

/** Calls that wait end within a second when the bundle of their transport is stopped. */
public class BlockedCallsIT extends InFelix {
    @Test
    public void shouldEndReceiveWithinASecondWhenUxIsStopped() throws Exception {
        ux().endReceive();
    }

    @Test
    public void shouldEndSendWithinASecondWhenUxIsStopped() throws Exception {
        ux().endSend();
    }

    @Test
    public void shouldEndReceiveAtBothEndsWithinASecondWhenUxIsStopped() throws Exception {
        ux().endReceiveAtBothEnds();
    }

    @Test
    public void shouldEndAcceptWithinASecondWhenUxIsStopped() throws Exception {
        ux().endAccept();
    }

    @Test
    public void shouldEndPollWithinASecondWhenUxIsStopped() throws Exception {
        ux().endPoll();
    }

    @Test
    public void shouldEndForeignPollWithinASecondWhenUxIsStopped() throws Exception {
        ux().endForeignPoll();
    }

    @Test
    public void shouldEndReceiveWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endReceive();
    }

    @Test
    public void shouldEndSendWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endSend();
    }

    @Test
    public void shouldEndReceiveAtBothEndsWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endReceiveAtBothEnds();
    }

    @Test
    public void shouldEndAcceptWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endAccept();
    }

    @Test
    public void shouldEndPollWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endPoll();
    }

    @Test
    public void shouldEndForeignPollWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endForeignPoll();
    }

    @Test
    public void shouldEndConnectWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endConnect();
    }

    private BlockedCalls ux() {
        return new BlockedCalls(container(), TransportBundle.UX);
    }

    private BlockedCalls tcp() {
        return new BlockedCalls(container(), TransportBundle.TCP);
    }
}
