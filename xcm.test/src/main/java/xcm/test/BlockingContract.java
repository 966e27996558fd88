package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Is about what ends a call that waits, and about the two modes. */
abstract class BlockingContract extends Contract {
    BlockingContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldEndAReceiveWhenTheSocketIsClosedByAnotherThread() throws Exception {
        var client = sockets.pair().blocking().client();
        var receiver = Blocked.untilItWaits(() -> client.receive(ByteBuffer.allocate(1)));
        client.close();
        assertEquals("EBADF", receiver.outcome());
    }

    @Test
    void shouldEndASendWhenTheSocketIsClosedByAnotherThread() throws Exception {
        var client = sockets.pair().blocking().client();
        var sender = Blocked.untilItWaits(() -> sendForEver(client));
        client.close();
        assertEquals("EBADF", sender.outcome());
    }

    @Test
    void shouldEndAnAcceptWhenTheSocketIsClosedByAnotherThread() throws Exception {
        var server = sockets.serve(transport.newAddress(), sockets.blocking(true));
        var acceptor = Blocked.untilItWaits(server::accept);
        server.close();
        assertEquals("EBADF", acceptor.outcome());
    }

    @Test
    void shouldEndAReceiveAndStayUsableWhenTheThreadIsInterrupted() throws Exception {
        var pair = sockets.pair().blocking();
        var receiver = Blocked.untilItWaits(() -> pair.client().receive(ByteBuffer.allocate(1)));
        receiver.interrupt();
        assertEquals("EINTR", receiver.outcome());
        receiver.assertStillInterrupted();
        pair.accepted().send(Payload.text("x"));
        assertEquals(1, pair.client().receive(ByteBuffer.allocate(1)));
    }

    @Test
    void shouldEndASendAndStayUsableWhenTheThreadIsInterrupted() throws Exception {
        var pair = sockets.pair();
        pair.client().setBlocking(true);
        var sender = Blocked.untilItWaits(() -> sendForEver(pair.client()));
        sender.interrupt();
        assertEquals("EINTR", sender.outcome());
        sender.assertStillInterrupted();
        var drain = Blocked.start(() -> drain(pair.accepted()));
        pair.client().send(Payload.text("x"));
        pair.client().close();
        assertTrue(Long.parseLong(drain.outcome()) > 4096);
    }

    @Test
    void shouldEndAnAcceptAndStayUsableWhenTheThreadIsInterrupted() throws Exception {
        var server = sockets.serve(transport.newAddress(), sockets.blocking(true));
        var acceptor = Blocked.untilItWaits(server::accept);
        acceptor.interrupt();
        assertEquals("EINTR", acceptor.outcome());
        acceptor.assertStillInterrupted();
        server.setBlocking(false);
        sockets.pair(server);
    }

    @Test
    void shouldNotWaitAtAllWhenTheThreadIsInterruptedBefore() throws Exception {
        var client = sockets.pair().blocking().client();
        Thread.currentThread().interrupt();
        try {
            Outcome.fails(Errno.EINTR, () -> client.receive(ByteBuffer.allocate(1)));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void shouldReceiveWhatIsThereWhenTheThreadIsInterruptedBefore() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.accepted(), "x");
        Sockets.awaitNews(pair.client());
        pair.client().setBlocking(true);
        Thread.currentThread().interrupt();
        try {
            assertEquals(1, pair.client().receive(ByteBuffer.allocate(1)));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void shouldReceiveWhenTheMessageComesWhileItWaits() throws Exception {
        var pair = sockets.pair().blocking();
        var receiver = Blocked.untilItWaits(() -> pair.client().receive(ByteBuffer.allocate(100)));
        pair.accepted().send(Payload.text("hello"));
        assertEquals("5", receiver.outcome());
        var waiting = Blocked.untilItWaits(() -> pair.client().receive(ByteBuffer.allocate(100)));
        pair.accepted().close();
        assertEquals("-1", waiting.outcome());
    }

    @Test
    void shouldLetAnyThreadReadWhileTheSocketIsUsed() throws Exception {
        var pair = sockets.pair().blocking();
        var receiver = Blocked.untilItWaits(() -> pair.client().receive(ByteBuffer.allocate(1)));
        assertEquals("connection", pair.client().attributes().getString("xcm.type"));
        assertFalse(pair.client().attributes().all().isEmpty());
        assertTrue(pair.client().localAddress().isPresent());
        assertTrue(pair.client().remoteAddress().isPresent());
        pair.client().close();
        assertEquals("EBADF", receiver.outcome());
    }

    @Test
    void shouldStayNonBlockingWhenAFailedConnectionIsToBeBlocking() throws Exception {
        var pair = sockets.pair();
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        assertEquals(
                transport.failuresLast() ? "EPIPE" : "ok",
                Outcome.of(() -> pair.client().setBlocking(true)));
        assertEquals(!transport.failuresLast(), pair.client().isBlocking());
    }

    @Test
    void shouldHandOverBetweenThreadsWhenOneAtATimeUsesTheSocket() throws Exception {
        var pair = sockets.pair().blocking();
        for (int i = 0; i < 20; i++) {
            pair.client().send(Payload.text("x"));
            var other = Blocked.start(() -> pair.accepted().receive(ByteBuffer.allocate(10)));
            assertEquals("1", other.outcome());
        }
    }

    private static Object sendForEver(XcmConnection connection) throws XcmException {
        while (true) {
            connection.send(ByteBuffer.allocate(4096));
        }
    }

    private static long drain(XcmConnection connection) throws XcmException {
        connection.setBlocking(true);
        var buffer = ByteBuffer.allocateDirect(65_536);
        long all = 0;
        int received = connection.receive(buffer);
        while (received >= 0) {
            all += received;
            received = connection.receive(buffer.clear());
        }
        return all;
    }
}
