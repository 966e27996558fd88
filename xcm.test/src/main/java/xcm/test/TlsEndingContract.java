package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.linux.Errno;

/** Is about connections that end without a word, and about what else goes over an established one: RFC 8446 6.1. */
abstract class TlsEndingContract extends Contract {
    TlsEndingContract(TlsTransport tls) {
        super(tls);
    }

    @Test
    void shouldFailForEverWhenTheStreamEndsWithoutNotice() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.tcp().shutdownOutput();
        var c = peer.accepted();
        for (int i = 0; i < 2; i++) {
            Outcome.fails(Errno.EPROTO, () -> Sockets.receive(c, ByteBuffer.allocate(10)));
            Outcome.fails(Errno.EPROTO, () -> c.send(Payload.text("x")));
            Outcome.fails(Errno.EPROTO, c::finish);
        }
        assertTrue(Wait.isReady(c));
    }

    @Test
    void shouldDeliverWhatCameBeforeWhenTheStreamEndsWithoutNotice() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.write(isMessaging() ? RawTcp.frame(new byte[] {'o', 'k'}) : new byte[] {'o', 'k'});
        peer.tcp().shutdownOutput();
        assertEquals("ok", Sockets.receiveText(peer.accepted(), 2));
        Outcome.fails(Errno.EPROTO, () -> Sockets.receive(peer.accepted(), ByteBuffer.allocate(10)));
    }

    /** Whoever receives first learns of the cut, see above; the kernel tells whoever sends first what came of it: tcp(7). */
    @Test
    void shouldTakeOneMoreAndThenBeClosedWhenThePeerIsGoneWithoutNoticeAndNothingIsReceived() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.tcp().close();
        var c = peer.accepted();
        Sockets.awaitNews(c);
        assertEquals(1, c.send(Payload.text("x")));
        Wait.until("refused", () -> Outcome.of(() -> c.send(Payload.text("x"))), outcome -> outcome.equals("EPIPE"));
        for (int i = 0; i < 2; i++) {
            assertEquals(XcmConnection.END_OF_STREAM, c.receive(ByteBuffer.allocate(10)));
            Outcome.fails(Errno.EPIPE, () -> c.send(Payload.text("x")));
            Outcome.fails(Errno.EPIPE, c::finish);
        }
        assertTrue(Wait.isReady(c));
    }

    @Test
    void shouldTellAResetWhenThePeerIsKilled() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.tcp().setSoLinger(true, 0);
        peer.tcp().close();
        for (int i = 0; i < 2; i++) {
            Outcome.fails(Errno.ECONNRESET, () -> Sockets.receive(peer.accepted(), ByteBuffer.allocate(10)));
            Outcome.fails(Errno.ECONNRESET, () -> peer.accepted().send(Payload.text("x")));
        }
    }

    @Test
    void shouldFailWhenARecordIsNone() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.tcp().getOutputStream().write(Payload.randomBytes(1000, 3));
        Outcome.fails(Errno.EPROTO, () -> Sockets.receive(peer.accepted(), ByteBuffer.allocate(10)));
        Outcome.fails(Errno.EPROTO, () -> Sockets.receive(peer.accepted(), ByteBuffer.allocate(10)));
    }

    @Test
    void shouldTellThePeerWhenItCloses() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.accepted().close();
        // the JDK's TLS throws if the stream ends without notice
        assertEquals(-1, peer.raw().getInputStream().read());
    }
}
