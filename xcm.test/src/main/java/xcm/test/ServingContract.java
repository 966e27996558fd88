package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

/** Is about servers, and about clients that connect to busy ones. */
abstract class ServingContract extends Contract {
    private static final EnumSet<Errno> BUSY = EnumSet.of(Errno.ECONNREFUSED, Errno.EAGAIN, Errno.ETIMEDOUT);
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    ServingContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldServeAnAddressAgainWhenTheServerBeforeIsClosed() throws Exception {
        // not on a port that the kernel chose: only one that was asked for can be reused (SO_REUSEADDR)
        var address = sockets.unserved();
        var server = sockets.serve(address);
        for (int i = 0; i < 5; i++) {
            var pair = sockets.pair(server);
            Sockets.send(pair.client(), "hello");
            assertEquals("hello", Sockets.receiveText(pair.accepted(), 5));
            // the server's end closes first: TCP keeps its side of the connection for a while
            pair.accepted().close();
            Sockets.awaitNews(pair.client());
            pair.client().close();
            server.close();
            server = sockets.serve(address);
        }
    }

    @Test
    void shouldRefuseASecondServerWhenTheAddressIsServed() throws Exception {
        var server = sockets.serve();
        for (int i = 0; i < 3; i++) {
            Outcome.fails(Errno.EADDRINUSE, () -> sockets.serve(Sockets.addressOf(server)));
        }
        var pair = sockets.pair(server);
        Sockets.send(pair.client(), "still served");
        assertEquals("still served", Sockets.receiveText(pair.accepted(), 12));
    }

    @Test
    void shouldNotWaitWhenConnectingToAServerWhoseQueueIsFull() throws Exception {
        var server = sockets.serve();
        var clients = new ArrayList<XcmConnection>();
        for (int i = 0; i < 128; i++) {
            long start = System.nanoTime();
            try {
                clients.add(sockets.connect(server));
            } catch (XcmException e) {
                assertTrue(BUSY.contains(e.errno()), e::getMessage);
            }
            assertTrue(System.nanoTime() - start < AT_ONCE.toNanos());
        }
        assertTrue(clients.size() >= 33, () -> clients.size() + " clients");
        for (var client : clients) {
            long start = System.nanoTime();
            try {
                client.finish();
            } catch (XcmException e) {
                assertTrue(BUSY.contains(e.errno()), e::getMessage);
            }
            assertTrue(System.nanoTime() - start < AT_ONCE.toNanos());
        }
    }

    @Test
    void shouldAcceptAllInTheEndWhenManyConnectBeforeTheServerAccepts() throws Exception {
        var server = sockets.serve();
        var clients = new ArrayList<XcmConnection>();
        for (int i = 0; i < 30; i++) {
            clients.add(sockets.connect(server));
        }
        for (var client : clients) {
            var accepted = sockets.accept(server);
            Sockets.establish(client, accepted);
            Sockets.send(accepted, "welcome");
        }
        Outcome.fails(Errno.EAGAIN, server::accept);
        for (var client : clients) {
            assertEquals("welcome", Sockets.receiveText(client, 7));
        }
    }

    @Test
    void shouldWakeUpForAcceptableOnlyWhenAClientIsThere() throws Exception {
        var server = sockets.serve();
        server.await(XcmSocket.ACCEPTABLE);
        assertTrue(!Wait.isReady(server));
        var client = sockets.connect(server);
        Wait.forAny(server);
        server.await(0);
        assertTrue(!Wait.isReady(server));
        server.await(XcmSocket.ACCEPTABLE);
        assertTrue(Wait.isReady(server));
        Sockets.establish(client, sockets.accept(server));
        assertTrue(!Wait.isReady(server));
    }
}
