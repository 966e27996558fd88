package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

/** Is about sockets that keep no state, so that a failure tells of one call only; and about the queue of a server. */
abstract class UnixEndingsContract extends Contract {
    /** One more than the backlog: the kernel refuses when there are more than that. */
    private static final int WAITING = 33;

    UnixEndingsContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldLetExactly33ClientsWaitWhenTheServerDoesNotAccept() throws Exception {
        var server = sockets.serve();
        for (int i = 0; i < WAITING; i++) {
            sockets.connect(server);
        }
        var address = Sockets.addressOf(server);
        Outcome.fails(Errno.EAGAIN, () -> sockets.connect(address, sockets.blocking(true)));
        Outcome.fails(Errno.EAGAIN, () -> sockets.connect(address, sockets.blocking(false)));
        sockets.accept(server);
        sockets.connect(server);
        Outcome.fails(Errno.EAGAIN, () -> sockets.connect(address, sockets.blocking(true)));
    }

    @Test
    void shouldReceiveWhatIsLeftWhenASendHasFailed() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.accepted(), "one");
        Sockets.send(pair.accepted(), "two");
        pair.accepted().close();
        Outcome.fails(Errno.EPIPE, () -> pair.client().send(Payload.text("x")));
        Outcome.fails(Errno.EPIPE, () -> pair.client().send(Payload.text("x")));
        assertEquals("one", Sockets.receiveText(pair.client(), 3));
        Outcome.fails(Errno.EPIPE, () -> pair.client().send(Payload.text("x")));
        assertEquals("two", Sockets.receiveText(pair.client(), 3));
        assertEquals(-1, pair.client().receive(ByteBuffer.allocate(1)));
    }

    @Test
    void shouldTellTheResetOnceWhenItIsMetByAnyOperation() throws Exception {
        for (int i = 0; i < 3; i++) {
            var pair = sockets.pair();
            Sockets.send(pair.client(), "unread");
            pair.accepted().close();
            var client = pair.client();
            var buffers = new ByteBuffer[] {ByteBuffer.allocate(10)};
            if (i == 0) {
                Outcome.fails(Errno.ECONNRESET, () -> client.receive(buffers[0]));
            } else if (i == 1) {
                Outcome.fails(Errno.ECONNRESET, () -> client.receiveMany(buffers, 0, 1));
            } else {
                Outcome.fails(Errno.ECONNRESET, () -> client.sendMany(buffers, 0, 1));
            }
            assertEquals(-1, client.receive(ByteBuffer.allocate(1)));
            Outcome.fails(Errno.EPIPE, () -> client.send(Payload.text("x")));
            client.await(XcmSocket.RECEIVABLE);
            Wait.forAny(client);
        }
    }
}
