package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.linux.Errno;
import xcm.linux.EventFd;

/** Is about the poller. */
abstract class PollerContract extends Contract {
    private static final Duration NOW = Duration.ZERO;

    private XcmPoller poller;

    PollerContract(TransportUnderTest transport) {
        super(transport);
    }

    @BeforeEach
    final void openPoller() throws XcmException {
        poller = sockets.closing(XcmPoller.open());
    }

    @Test
    void shouldEchoWhenOneThreadServesManyConnections() throws Exception {
        var server = sockets.serve();
        server.await(XcmSocket.ACCEPTABLE);
        var echoed = new AtomicInteger();
        poller.add(server, () -> sockets.tryAccept(server).ifPresent(this::echo));
        int count = 50;
        for (int i = 0; i < count; i++) {
            request(sockets.connect(server), i, echoed);
            poller.poll(NOW); // the queue of the server is short
        }
        while (echoed.get() < count) {
            assertTrue(poller.poll(Wait.LONGEST) > 0);
        }
    }

    /** Returns to the client what it sends. */
    private void echo(XcmConnection accepted) {
        var buffer = ByteBuffer.allocate(100);
        try {
            accepted.await(XcmSocket.RECEIVABLE);
            poller.add(accepted, () -> {
                int received = accepted.receive(buffer.clear());
                if (received > 0) {
                    accepted.send(buffer.flip());
                } else if (received < 0) {
                    accepted.close();
                }
            });
        } catch (XcmException e) {
            throw new AssertionError(e);
        }
    }

    private void request(XcmConnection client, int number, AtomicInteger echoed) throws XcmException {
        var buffer = ByteBuffer.allocate(4).putInt(0, number);
        client.await(XcmSocket.SENDABLE);
        poller.add(client, () -> {
            if (buffer.position() == 0 && client.send(buffer) > 0) {
                client.await(XcmSocket.RECEIVABLE);
            } else if (buffer.position() > 0 && client.receive(buffer.clear()) == 4) {
                assertEquals(number, buffer.getInt(0));
                echoed.incrementAndGet();
                client.close();
            }
        });
    }

    @Test
    void shouldReportSocketsAndDescriptorsWhenBothAreReady() throws Exception {
        var pair = sockets.pair();
        var event = sockets.closing(EventFd.open());
        var called = new ArrayList<String>();
        pair.client().await(XcmSocket.RECEIVABLE);
        poller.add(pair.client(), () -> called.add("socket " + Sockets.receiveText(pair.client(), 1)));
        var key = poller.add(event.fd().number(), XcmSocket.RECEIVABLE, () -> called.add("event " + event.drain()));
        pollUntilIdle();
        called.clear();
        assertEquals(0, poller.poll(NOW));
        event.signal();
        assertEquals(1, poller.poll());
        assertEquals(List.of("event 0"), called);
        Sockets.send(pair.accepted(), "x");
        Sockets.awaitNews(pair.client());
        event.signal();
        assertEquals(2, poller.poll());
        assertTrue(called.contains("socket x"));
        key.remove();
        event.signal();
        assertEquals(0, poller.poll(NOW));
    }

    /** Lets sockets say once that they want attention without need. */
    private void pollUntilIdle() throws Exception {
        Wait.until("nothing is ready", () -> poller.poll(NOW) == 0);
    }

    @Test
    void shouldWaitForTheTimeWhenNothingIsReady() throws Exception {
        long start = System.nanoTime();
        assertEquals(0, poller.poll(Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - start >= 50_000_000);
        assertEquals(0, poller.poll(Duration.ofSeconds(-1)));
    }

    @Test
    void shouldEndTheWaitWhenWokenUp() throws Exception {
        poller.wakeUp();
        poller.wakeUp();
        assertEquals(0, poller.poll());
        var waiting = Blocked.start(poller::poll);
        poller.wakeUp();
        assertEquals("0", waiting.outcome());
        assertEquals(0, poller.poll(NOW));
    }

    @Test
    void shouldEndTheWaitWhenTheThreadIsInterrupted() throws Exception {
        var waiting = Blocked.start(poller::poll);
        waiting.interrupt();
        assertEquals("EINTR", waiting.outcome());
        waiting.assertStillInterrupted();
        poller.wakeUp();
        assertTrue(poller.poll() >= 0);
    }

    @Test
    void shouldEndTheWaitWhenClosedByAnotherThread() throws Exception {
        var client = sockets.pair().client();
        poller.add(client, () -> fail("it is not ready"));
        var waiting = Blocked.start(poller::poll);
        poller.close();
        assertEquals("EBADF", waiting.outcome());
        poller.close();
        poller.wakeUp();
        Outcome.fails(Errno.EBADF, poller::poll);
        Outcome.fails(Errno.EBADF, () -> poller.add(client, () -> {}));
        assertTrue(client.finish());
        sockets.closing(XcmPoller.open()).add(client, () -> {});
    }

    @Test
    void shouldLeaveItsSocketsAloneWhenClosed() throws Exception {
        var client = sockets.pair().client();
        poller.add(client, () -> fail("the poller is closed"));
        poller.close();
        client.await(XcmSocket.SENDABLE);
        Sockets.send(client, "x");
        var called = new AtomicInteger();
        var other = sockets.closing(XcmPoller.open());
        other.add(client, called::incrementAndGet);
        assertEquals(1, other.poll());
        assertEquals(1, called.get());
    }

    @Test
    void shouldRefuseTheSocketWhenItIsBlockingClosedOrAMember() throws Exception {
        var pair = sockets.pair();
        poller.add(pair.client(), () -> {});
        Outcome.fails(Errno.EEXIST, () -> poller.add(pair.client(), () -> {}));
        var other = sockets.closing(XcmPoller.open());
        Outcome.fails(Errno.EEXIST, () -> other.add(pair.client(), () -> {}));
        pair.accepted().setBlocking(true);
        Outcome.fails(Errno.EINVAL, () -> poller.add(pair.accepted(), () -> {}));
        pair.accepted().close();
        Outcome.fails(Errno.EBADF, () -> poller.add(pair.accepted(), () -> {}));
        Outcome.fails(Errno.EBADF, () -> poller.add(1 << 20, XcmSocket.RECEIVABLE, () -> {}));
    }

    @Test
    void shouldNotCallTheHandlerWhenItIsRemoved() throws Exception {
        var pair = sockets.pair();
        pair.client().await(XcmSocket.SENDABLE);
        var key = poller.add(pair.client(), () -> fail("it was removed"));
        key.remove();
        key.remove();
        assertEquals(0, poller.poll(NOW));
        var called = new AtomicInteger();
        poller.add(pair.client(), called::incrementAndGet);
        key.remove(); // ends a membership that has ended, not the new one
        assertEquals(1, poller.poll(NOW));
        assertEquals(1, called.get());
    }

    @Test
    void shouldCallOneHandlerOnlyWhenItRemovesTheOther() throws Exception {
        var pair = sockets.pair();
        var keys = new ArrayList<XcmPoller.Key>();
        var called = new AtomicInteger();
        for (var socket : List.of(pair.client(), pair.accepted())) {
            socket.await(XcmSocket.SENDABLE);
            keys.add(poller.add(socket, () -> {
                called.incrementAndGet();
                keys.forEach(XcmPoller.Key::remove);
            }));
        }
        assertEquals(1, poller.poll());
        assertEquals(1, called.get());
        assertEquals(0, poller.poll(NOW));
    }

    @Test
    void shouldCallOneHandlerOnlyWhenItClosesTheOther() throws Exception {
        var pair = sockets.pair();
        var called = new AtomicInteger();
        for (var socket : List.of(pair.client(), pair.accepted())) {
            socket.await(XcmSocket.SENDABLE);
            poller.add(socket, () -> {
                called.incrementAndGet();
                pair.client().close();
                pair.accepted().close();
            });
        }
        assertEquals(1, poller.poll());
        assertEquals(1, called.get());
        assertEquals(0, poller.poll(NOW));
    }

    @Test
    void shouldReportTheOthersNextWhenAHandlerThrows() throws Exception {
        var pair = sockets.pair();
        var problem = new IOException("of the application");
        var called = new AtomicInteger();
        for (var socket : List.of(pair.client(), pair.accepted())) {
            socket.await(XcmSocket.SENDABLE);
            poller.add(socket, () -> {
                socket.await(0);
                if (called.incrementAndGet() == 1) {
                    throw problem;
                }
            });
        }
        assertSame(problem, assertThrows(IOException.class, poller::poll));
        assertEquals(1, called.get());
        assertEquals(1, poller.poll());
        assertEquals(2, called.get());
        assertEquals(0, poller.poll(NOW));
    }

    @Test
    void shouldRefuseToPollWhenAHandlerAsks() throws Exception {
        var server = sockets.serve();
        server.await(XcmSocket.ACCEPTABLE);
        sockets.connect(server);
        poller.add(server, () -> poller.poll(NOW));
        assertThrows(IllegalStateException.class, poller::poll);
        assertThrows(IllegalStateException.class, poller::poll); // the refusal has left nothing behind
    }

    @Test
    void shouldReportASocketThatIsAddedByAHandler() throws Exception {
        var pair = sockets.pair();
        pair.client().await(XcmSocket.SENDABLE);
        pair.accepted().await(XcmSocket.SENDABLE);
        var called = new ArrayList<String>();
        var first = new XcmPoller.Key[1];
        first[0] = poller.add(pair.client(), () -> {
            called.add("first");
            first[0].remove();
            poller.add(pair.accepted(), () -> {
                called.add("second");
                pair.accepted().await(0);
            });
        });
        while (called.size() < 2) {
            poller.poll();
        }
        assertEquals(List.of("first", "second"), called);
    }

    @Test
    void shouldLeaveWhenASocketIsClosedOutsideTheHandlers() throws Exception {
        var pair = sockets.pair();
        pair.client().await(XcmSocket.SENDABLE);
        poller.add(pair.client(), () -> fail("it is closed"));
        pair.client().close();
        long start = System.nanoTime();
        assertEquals(0, poller.poll(Duration.ofMillis(50)));
        assertTrue(System.nanoTime() - start >= 50_000_000, "woken up for nothing");
    }

    @Test
    void shouldReportAgainAndAgainWhenAConnectionHasEnded() throws Exception {
        var pair = sockets.pair();
        pair.accepted().close();
        Sockets.awaitNews(pair.client());
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        pair.client().await(XcmSocket.RECEIVABLE);
        var called = new AtomicInteger();
        poller.add(pair.client(), () -> {
            called.incrementAndGet();
            assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
        });
        assertEquals(1, poller.poll());
        assertEquals(1, poller.poll());
        assertEquals(2, called.get());
        // whatever is awaited, if the transport remembers that the connection has ended
        pair.client().await(0);
        assertEquals(transport.failuresLast() ? 1 : 0, poller.poll(NOW));
    }

    @Test
    void shouldTellReadinessByBothWhenThereIsADescriptorAndAPoller() throws Exception {
        var pair = sockets.pair();
        var called = new AtomicInteger();
        poller.add(pair.client(), called::incrementAndGet);
        int fd = pair.client().fd();
        pair.client().await(XcmSocket.SENDABLE);
        assertTrue(Wait.isReady(pair.client()));
        assertEquals(1, poller.poll(NOW));
        pair.client().await(0);
        assertFalse(Wait.isReady(pair.client()));
        assertEquals(0, poller.poll(NOW));
        assertEquals(fd, pair.client().fd());
        assertEquals(1, called.get());
    }
}
