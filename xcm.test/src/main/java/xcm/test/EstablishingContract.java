package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

/** Is about the time between connect and the first message. */
abstract class EstablishingContract extends Contract {
    /** More than any transport needs when it is only called when its descriptor says so. */
    private static final int FEW = 32;

    EstablishingContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldEstablishWithFewCallsOfFinishWhenOnlyCalledWhenReady() throws Exception {
        var server = sockets.serve();
        var client = sockets.connect(server);
        var accepted = sockets.accept(server);
        client.await(0);
        accepted.await(0);
        int calls = 0;
        while (!Sockets.finishBoth(client, accepted)) {
            calls++;
            Wait.forAny(client, accepted);
        }
        assertTrue(calls < FEW, calls + " calls");
        assertTrue(client.remoteAddress().isPresent());
        assertTrue(client.localAddress().isPresent());
        assertFalse(Wait.isReady(client));
    }

    @Test
    void shouldDeliverTheFirstMessageWhenTheClientOnlySends() throws Exception {
        var server = sockets.serve();
        var client = sockets.connect(server);
        var data = Payload.text("lazy");
        client.await(XcmSocket.SENDABLE);
        server.await(XcmSocket.ACCEPTABLE);
        var peer = sockets.tryAccept(server);
        while (client.send(data) == 0) {
            if (peer.isPresent()) {
                Wait.forAny(client, peer.get());
                peer.get().finish();
            } else {
                Wait.forAny(client, server);
                peer = sockets.tryAccept(server);
            }
        }
        var accepted = peer.isPresent() ? peer.get() : sockets.accept(server);
        Sockets.establish(client, accepted);
        client.setBlocking(true);
        assertEquals("lazy", Sockets.receiveText(accepted, 4));
        Sockets.send(accepted, "back");
        assertEquals(4, client.receive(ByteBuffer.allocate(10)));
    }

    @Test
    void shouldNotWaitWhenTheServerNeverAccepts() throws Exception {
        var server = sockets.serve();
        for (int i = 0; i < 30; i++) {
            var client = sockets.connect(server);
            assertTrue(client.send(Payload.text("anybody there?")) >= 0);
            assertEquals(0, client.receive(ByteBuffer.allocate(10)));
            client.close();
        }
    }

    @Test
    void shouldBeRefusedWhenNobodyListens() throws Exception {
        var address = sockets.unserved();
        Outcome.fails(Errno.ECONNREFUSED, () -> sockets.connect(address, sockets.blocking(true)));
        Outcome.fails(Errno.ECONNREFUSED, () -> finish(sockets.connect(address, sockets.blocking(false))));
    }

    private static void finish(XcmConnection connection) throws XcmException {
        while (!connection.finish()) {
            Wait.forConditions(connection, 0);
        }
    }
}
