package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

/** Is about a request, its response, and the end; blocking, and by an event loop. */
abstract class RequestContract extends Contract {
    RequestContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldAnswerARequestAndTellTheEndTwiceWhenBothEndsAreBlocking() throws Exception {
        var server = sockets.serve(transport.newAddress(), sockets.blocking(true));
        var service = Blocked.untilItWaits(() -> serveOne(sockets.closing(server.accept())));
        var client = sockets.connect(Sockets.addressOf(server), sockets.blocking(true));

        assertEquals(7, client.send(Payload.text("request")));
        var buffer = ByteBuffer.allocateDirect(100);
        assertEquals(8, client.receive(buffer));
        assertEquals("response", Payload.textOf(buffer));
        assertEquals("7 request", service.outcome());

        assertEquals(XcmConnection.END_OF_STREAM, client.receive(buffer));
        assertEquals(XcmConnection.END_OF_STREAM, client.receive(buffer));
        assertEquals(8, buffer.position());
        server.close();
        var address = server.toString();
        Outcome.fails(Errno.ECONNREFUSED, () -> sockets.connect(address, sockets.blocking(true)));
    }

    private static String serveOne(XcmConnection accepted) throws Exception {
        var buffer = ByteBuffer.allocateDirect(100);
        int length = accepted.receive(buffer);
        accepted.send(Payload.text("response"));
        accepted.close();
        return length + " " + Payload.textOf(buffer);
    }

    @Test
    void shouldAnswerARequestWhenBothEndsAreNonBlocking() throws Exception {
        var pair = sockets.pair();
        assertFalse(pair.client().isBlocking());
        assertFalse(pair.accepted().isBlocking());
        Sockets.send(pair.client(), "request");
        assertEquals("request", Sockets.receiveText(pair.accepted(), 7));
        Sockets.send(pair.accepted(), "response");
        assertEquals("response", Sockets.receiveText(pair.client(), 8));
        pair.client().close();
        Sockets.awaitNews(pair.accepted());
        assertEquals(-1, pair.accepted().receive(ByteBuffer.allocate(1)));
    }

    @Test
    void shouldUsePositionsAndLimitsWhenBuffersOfAnyKindAreGiven() throws Exception {
        var pair = sockets.pair();
        var heap = ByteBuffer.wrap("..heap..".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (var data : new ByteBuffer[] {heap.duplicate(), heap.asReadOnlyBuffer(), direct(heap), heap.slice(1, 7)}) {
            boolean sliced = data.capacity() == 7;
            data.position(sliced ? 1 : 2).limit(sliced ? 5 : 6);
            Sockets.send(pair.client(), data);
            assertEquals(data.limit(), data.position());
            assertEquals("heap", Sockets.receiveText(pair.accepted(), 4));
        }
        for (var buffer : new ByteBuffer[] {ByteBuffer.allocate(20), ByteBuffer.allocateDirect(20)}) {
            Sockets.send(pair.accepted(), "heap");
            buffer.position(3).limit(10);
            assertEquals(4, Sockets.receive(pair.client(), buffer));
            assertEquals(7, buffer.position());
            assertEquals(10, buffer.limit());
            assertEquals("\0\0\0heap", Payload.textOf(buffer));
        }
    }

    private static ByteBuffer direct(ByteBuffer data) {
        return ByteBuffer.allocateDirect(data.capacity()).put(data.duplicate()).flip();
    }

    @Test
    void shouldKeepAcceptedConnectionsWhenTheServerIsClosed() throws Exception {
        var pair = sockets.pair();
        pair.server().close();
        Sockets.send(pair.client(), "still here");
        assertEquals("still here", Sockets.receiveText(pair.accepted(), 10));
        assertFalse(Wait.isReady(pair.client()));
    }

    @Test
    void shouldBeReadyForAnyConditionWhenThePeerHasClosed() throws Exception {
        var pair = sockets.pair();
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        assertEquals(Errno.EPIPE, Outcome.ofLast(10, () -> pair.client().send(Payload.text("x"))));
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        for (int condition : new int[] {XcmSocket.RECEIVABLE, XcmSocket.SENDABLE}) {
            pair.client().await(condition);
            assertTrue(Wait.isReady(pair.client()));
        }
    }

    @Test
    void shouldFailTheSameWayWhenThePeerHasClosedAndCallsAreBlocking() throws Exception {
        var pair = sockets.pair().blocking();
        pair.accepted().close();
        assertEquals(Errno.EPIPE, Outcome.ofLast(10, () -> pair.client().send(Payload.text("x"))));
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        Outcome.fails(Errno.EPIPE, () -> pair.client().send(Payload.text("x")));
        Outcome.fails(Errno.EINVAL, () -> pair.client().fd());
    }

    @Test
    void shouldDoNothingMoreWhenClosedAgain() throws Exception {
        var pair = sockets.pair();
        pair.client().close();
        pair.client().close();
        pair.server().close();
        pair.server().close();
        assertTrue(pair.client().localAddress().isEmpty());
        assertTrue(pair.client().remoteAddress().isEmpty());
        assertTrue(pair.server().localAddress().isEmpty());
    }

    @Test
    void shouldThrowAndStayUsableWhenGivenNull() throws Exception {
        var address = transport.newAddress();
        assertThrows(NullPointerException.class, () -> Xcm.connect(null));
        assertThrows(NullPointerException.class, () -> Xcm.connect(address, null));
        assertThrows(NullPointerException.class, () -> Xcm.server(null));
        assertThrows(NullPointerException.class, () -> Xcm.server(address, null));
        var pair = sockets.pair();
        var data = new ByteBuffer[] {Payload.text("not sent"), null};
        assertThrows(NullPointerException.class, () -> pair.server().accept(null));
        assertThrows(NullPointerException.class, () -> pair.client().send(null));
        assertThrows(NullPointerException.class, () -> pair.client().receive(null));
        assertThrows(NullPointerException.class, () -> pair.client().sendMany(null, 0, 0));
        assertThrows(NullPointerException.class, () -> pair.client().sendMany(data, 0, 2));
        assertThrows(NullPointerException.class, () -> pair.client().receiveMany(null, 0, 1));
        assertThrows(NullPointerException.class, () -> pair.client().receiveMany(data, 1, 1));
        assertThrows(
                NullPointerException.class, () -> pair.client().attributes().get(null));
        Sockets.send(pair.client(), "sent");
        assertEquals("sent", Sockets.receiveText(pair.accepted(), 4));
    }
}
