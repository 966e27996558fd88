package xcm.itest.felix;

import org.junit.Test;
import xcm.test.hotplug.BlockedCalls;
import xcm.test.hotplug.TransportBundle;

/** Calls that wait end when the bundle of their transport is stopped. */
public class BlockedCallsIT extends InFelix {
    @Test
    public void shouldEndReceiveWhenUxIsStopped() throws Exception {
        ux().endReceive();
    }

    @Test
    public void shouldEndSendWhenUxIsStopped() throws Exception {
        ux().endSend();
    }

    @Test
    public void shouldEndReceiveAtBothEndsWhenUxIsStopped() throws Exception {
        ux().endReceiveAtBothEnds();
    }

    @Test
    public void shouldEndAcceptWhenUxIsStopped() throws Exception {
        ux().endAccept();
    }

    @Test
    public void shouldEndPollWhenUxIsStopped() throws Exception {
        ux().endPoll();
    }

    @Test
    public void shouldEndForeignPollWhenUxIsStopped() throws Exception {
        ux().endForeignPoll();
    }

    @Test
    public void shouldEndReceiveWhenTcpIsStopped() throws Exception {
        tcp().endReceive();
    }

    @Test
    public void shouldEndSendWhenTcpIsStopped() throws Exception {
        tcp().endSend();
    }

    @Test
    public void shouldEndReceiveAtBothEndsWhenTcpIsStopped() throws Exception {
        tcp().endReceiveAtBothEnds();
    }

    @Test
    public void shouldEndAcceptWhenTcpIsStopped() throws Exception {
        tcp().endAccept();
    }

    @Test
    public void shouldEndPollWhenTcpIsStopped() throws Exception {
        tcp().endPoll();
    }

    @Test
    public void shouldEndForeignPollWhenTcpIsStopped() throws Exception {
        tcp().endForeignPoll();
    }

    @Test
    public void shouldEndConnectWhenTcpIsStopped() throws Exception {
        tcp().endConnect();
    }

    @Test
    public void shouldEndHandshakeWhenTcpIsStopped() throws Exception {
        tcp().endHandshake();
    }

    @Test
    public void shouldEndReceiveWhenBtlsIsStopped() throws Exception {
        btls().endReceive();
    }

    @Test
    public void shouldEndSendWhenBtlsIsStopped() throws Exception {
        btls().endSend();
    }

    @Test
    public void shouldEndReceiveAtBothEndsWhenBtlsIsStopped() throws Exception {
        btls().endReceiveAtBothEnds();
    }

    @Test
    public void shouldEndAcceptWhenBtlsIsStopped() throws Exception {
        btls().endAccept();
    }

    @Test
    public void shouldEndPollWhenBtlsIsStopped() throws Exception {
        btls().endPoll();
    }

    @Test
    public void shouldEndForeignPollWhenBtlsIsStopped() throws Exception {
        btls().endForeignPoll();
    }

    @Test
    public void shouldEndConnectWhenBtlsIsStopped() throws Exception {
        btls().endConnect();
    }

    @Test
    public void shouldEndHandshakeWhenBtlsIsStopped() throws Exception {
        btls().endHandshake();
    }

    @Test
    public void shouldEndReceiveWhenTlsIsStopped() throws Exception {
        tls().endReceive();
    }

    @Test
    public void shouldEndAcceptWhenTlsIsStopped() throws Exception {
        tls().endAccept();
    }

    @Test
    public void shouldEndHandshakeWhenTlsIsStopped() throws Exception {
        tls().endHandshake();
    }

    @Test
    public void shouldEndReceiveWhenUtlsIsStopped() throws Exception {
        utls().endReceive();
    }

    @Test
    public void shouldEndAcceptWhenUtlsIsStopped() throws Exception {
        utls().endAccept();
    }

    @Test
    public void shouldEndHandshakeWhenUtlsIsStopped() throws Exception {
        utls().endHandshake();
    }

    @Test
    public void shouldEndPollWhenUtlsIsStopped() throws Exception {
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
