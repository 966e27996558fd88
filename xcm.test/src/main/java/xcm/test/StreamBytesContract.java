package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.Xcm;
import xcm.linux.Errno;

/** Is about streams of bytes. */
abstract class StreamBytesContract extends Contract {
    StreamBytesContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldDoNothingWhenNoBytesAreSent() throws Exception {
        var pair = sockets.pair();
        assertEquals(0, pair.client().send(ByteBuffer.allocate(0)));
        pair.client().setBlocking(true);
        assertEquals(0, pair.client().send(ByteBuffer.allocate(0)));
        assertEquals(0, pair.accepted().receive(ByteBuffer.allocate(1)));
    }

    @Test
    void shouldKeepTheBytesAndStayOpenWhenTheBufferHasNoRoom() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "kept");
        Sockets.awaitNews(pair.accepted());
        assertEquals(0, pair.accepted().receive(ByteBuffer.allocate(0)));
        assertEquals(0, pair.accepted().receive(ByteBuffer.allocate(0)));
        assertEquals("kept", Sockets.receiveText(pair.accepted(), 4));
        Sockets.send(pair.accepted(), "open");
        assertEquals("open", Sockets.receiveText(pair.client(), 4));
    }

    @Test
    void shouldDeliverTheRestLaterWhenTheBufferIsSmall() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "0123456789");
        assertEquals("012", Sockets.receiveText(pair.accepted(), 3));
        assertEquals("3456789", Sockets.receiveText(pair.accepted(), 7));
    }

    @Test
    void shouldTakeAPartWhenTheKernelHasNoRoomForAll() throws Exception {
        var pair = sockets.pair();
        var data = Payload.random(32 << 20, 1);
        int taken = pair.client().send(data);
        assertTrue(taken > 0);
        assertTrue(taken < data.capacity());
        assertEquals(taken, data.position());
    }

    @Test
    void shouldReturnAllBytesWhenMoreIsSentThanTheKernelHasRoomForAndTheCallIsBlocking() throws Exception {
        var pair = sockets.pair().blocking();
        var data = Payload.random(8 << 20, 1);
        var sender = Blocked.untilItWaits(() -> pair.client().send(data));
        var received = ByteBuffer.allocateDirect(8 << 20);
        while (received.hasRemaining()) {
            assertTrue(pair.accepted().receive(received) > 0);
        }
        assertEquals(String.valueOf(8 << 20), sender.outcome());
        assertEquals(data.rewind(), received.flip());
    }

    @Test
    void shouldFillTheBuffersInTurnWhenManyAreReceived() throws Exception {
        var pair = sockets.pair();
        Sockets.send(pair.client(), "0123456789");
        Sockets.awaitNews(pair.accepted());
        var buffers = new ByteBuffer[] {ByteBuffer.allocate(4), ByteBuffer.allocateDirect(4), ByteBuffer.allocate(4)};
        assertEquals(3, pair.accepted().receiveMany(buffers, 0, 3));
        assertEquals("0123", Payload.textOf(buffers[0]));
        assertEquals("4567", Payload.textOf(buffers[1]));
        assertEquals("89", Payload.textOf(buffers[2]));
    }

    @Test
    void shouldBeRefusedWhenNoServiceIsAskedFor() throws Exception {
        var address = Sockets.addressOf(sockets.serve());
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.connect(address, transport.attributes())));
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.server(transport.newAddress(), transport.attributes())));
    }
}
