package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmSocket;
import xcm.linux.Epoll;
import xcm.linux.PollSet;

/** Is about the descriptor for foreign event loops. */
abstract class ReadinessContract extends Contract {
    ReadinessContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldKeepTheDescriptorForLifeWhenModeAndConditionsChange() throws Exception {
        var client = sockets.pair().client();
        int fd = client.fd();
        client.await(XcmSocket.RECEIVABLE | XcmSocket.SENDABLE);
        assertEquals(fd, client.fd());
        client.setBlocking(true);
        client.setBlocking(false);
        assertEquals(fd, client.fd());
    }

    @Test
    void shouldStayReadyUntilAllIsReceivedWhenReceivable() throws Exception {
        var pair = sockets.pair();
        pair.client().await(XcmSocket.RECEIVABLE);
        settle(pair.client());
        Sockets.send(pair.accepted(), "one");
        Sockets.send(pair.accepted(), "two");
        for (int i = 0; i < 3; i++) {
            Wait.forAny(pair.client());
        }
        assertEquals("one", Sockets.receiveText(pair.client(), 3));
        Wait.forAny(pair.client());
        assertEquals("two", Sockets.receiveText(pair.client(), 3));
        settle(pair.client());
    }

    /** Fails unless the socket ceases to want attention after few calls that do nothing. */
    private static void settle(xcm.api.XcmConnection connection) throws Exception {
        Wait.until("nothing more to do", () -> {
            assertEquals(0, connection.receive(ByteBuffer.allocate(1)));
            return !Wait.isReady(connection);
        });
    }

    @Test
    void shouldBeReadyAtOnceWhenSendable() throws Exception {
        var client = sockets.pair().client();
        client.await(XcmSocket.SENDABLE);
        assertTrue(Wait.isReady(client));
        client.await(XcmSocket.SENDABLE | XcmSocket.RECEIVABLE);
        assertTrue(Wait.isReady(client));
        client.await(0);
        assertFalse(Wait.isReady(client));
    }

    @Test
    void shouldNotNoticeThePeersCloseWhenNoConditionIsAwaited() throws Exception {
        var pair = sockets.pair();
        pair.client().await(XcmSocket.RECEIVABLE);
        pair.accepted().close();
        Wait.forAny(pair.client());
        pair.client().await(0);
        assertFalse(Wait.isReady(pair.client()));
        pair.client().await(XcmSocket.RECEIVABLE);
        assertTrue(Wait.isReady(pair.client()));
    }

    @Test
    void shouldBeOnlyReadableWhenPolledForAnything() throws Exception {
        var client = sockets.pair().client();
        client.await(XcmSocket.SENDABLE);
        var polls = new PollSet();
        polls.add(client.fd(), PollSet.POLLIN | PollSet.POLLOUT | PollSet.POLLPRI);
        polls.poll(0);
        assertEquals(PollSet.POLLIN, polls.revents(0));
    }

    @Test
    void shouldEchoWhenAForeignEventLoopWatchesTheDescriptors() throws Exception {
        var server = sockets.serve();
        server.await(XcmSocket.ACCEPTABLE);
        var loop = sockets.closing(Epoll.open());
        loop.add(server.fd(), Epoll.EPOLLIN, 0);
        int count = 20;
        var clients = new xcm.api.XcmConnection[count];
        var accepted = new xcm.api.XcmConnection[count];
        for (int i = 0; i < count; i++) {
            clients[i] = sockets.connect(server);
            clients[i].await(XcmSocket.SENDABLE);
            loop.add(clients[i].fd(), Epoll.EPOLLIN, 1 + i);
        }
        var loops = new EchoLoop(sockets, server, loop, clients, accepted);
        loops.run();
        assertEquals(count, loops.echoed());
    }

    @Test
    void shouldNotBeReadyWhenAwaitIsAskedForWhatCannotBeDone() throws Exception {
        var pair = sockets.pair();
        var data = ByteBuffer.allocate(1000);
        int taken = 1;
        while (taken > 0) {
            taken = pair.client().send(data.rewind());
        }
        pair.client().await(XcmSocket.SENDABLE);
        assertFalse(Wait.isReady(pair.client()));
    }
}
