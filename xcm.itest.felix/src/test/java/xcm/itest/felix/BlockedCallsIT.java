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

    @Test
    public void shouldEndHandshakeWithinASecondWhenTcpIsStopped() throws Exception {
        tcp().endHandshake();
    }

    @Test
    public void shouldEndReceiveWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endReceive();
    }

    @Test
    public void shouldEndSendWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endSend();
    }

    @Test
    public void shouldEndReceiveAtBothEndsWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endReceiveAtBothEnds();
    }

    @Test
    public void shouldEndAcceptWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endAccept();
    }

    @Test
    public void shouldEndPollWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endPoll();
    }

    @Test
    public void shouldEndForeignPollWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endForeignPoll();
    }

    @Test
    public void shouldEndConnectWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endConnect();
    }

    @Test
    public void shouldEndHandshakeWithinASecondWhenBtlsIsStopped() throws Exception {
        btls().endHandshake();
    }

    @Test
    public void shouldEndReceiveWithinASecondWhenTlsIsStopped() throws Exception {
        tls().endReceive();
    }

    @Test
    public void shouldEndAcceptWithinASecondWhenTlsIsStopped() throws Exception {
        tls().endAccept();
    }

    @Test
    public void shouldEndHandshakeWithinASecondWhenTlsIsStopped() throws Exception {
        tls().endHandshake();
    }

    @Test
    public void shouldEndReceiveWithinASecondWhenUtlsIsStopped() throws Exception {
        utls().endReceive();
    }

    @Test
    public void shouldEndAcceptWithinASecondWhenUtlsIsStopped() throws Exception {
        utls().endAccept();
    }

    @Test
    public void shouldEndHandshakeWithinASecondWhenUtlsIsStopped() throws Exception {
        utls().endHandshake();
    }

    @Test
    public void shouldEndPollWithinASecondWhenUtlsIsStopped() throws Exception {
        utls().endPoll();
    }

    private BlockedCalls ux() {
        return new BlockedCalls(container(), TransportBundle.UX);
    }

    private BlockedCalls tcp() {
        return new BlockedCalls(container(), TransportBundle.TCP);
    }

    private BlockedCalls btls() {
        return new BlockedCalls(container(), TransportBundle.BTLS);
    }

    private BlockedCalls tls() {
        return new BlockedCalls(container(), TransportBundle.TLS);
    }

    private BlockedCalls utls() {
        return new BlockedCalls(container(), TransportBundle.UTLS);
    }
}
