package xcm.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmSocket;

/** Is about much data. */
abstract class TransferContract extends Contract {
    private static final int MUCH = 16 << 20;
    private static final int LARGEST_CHUNK = 65_536;

    TransferContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldDeliverEachByteWhenMuchIsSentInChunksOfAnySize() throws Exception {
        var pair = sockets.pair();
        var sent = Payload.randomBytes(MUCH, 1);
        var received = ByteBuffer.allocateDirect(MUCH);
        var out = ByteBuffer.wrap(sent).limit(0);
        var sizes = new Random(2);
        pair.accepted().await(XcmSocket.RECEIVABLE);
        while (received.hasRemaining()) {
            boolean unsent = sendChunks(pair.client(), out, sizes);
            receiveChunks(pair.accepted(), received, sizes);
            pair.client().await(unsent ? XcmSocket.SENDABLE : 0);
            if (received.hasRemaining()) {
                Wait.forAny(pair.client(), pair.accepted());
            }
        }
        var bytes = new byte[MUCH];
        received.flip().get(bytes);
        assertArrayEquals(sent, bytes);
        assertEquals(MUCH, pair.client().attributes().getInt64("xcm.from_app_bytes"));
        assertEquals(MUCH, pair.accepted().attributes().getInt64("xcm.to_app_bytes"));
    }

    /** Sends what goes; returns false when all is sent. The limit of the buffer is where the chunk ends. */
    private static boolean sendChunks(XcmConnection connection, ByteBuffer out, Random sizes) throws XcmException {
        while (true) {
            if (!out.hasRemaining()) {
                if (out.limit() == out.capacity()) {
                    return !connection.finish();
                }
                out.limit(Math.min(out.capacity(), out.limit() + 1 + sizes.nextInt(LARGEST_CHUNK)));
            }
            if (connection.send(out) == 0) {
                return true;
            }
        }
    }

    private void receiveChunks(XcmConnection connection, ByteBuffer received, Random sizes) throws XcmException {
        boolean more = true;
        while (more) {
            more = receiveChunk(connection, received, sizes);
        }
    }

    private boolean receiveChunk(XcmConnection connection, ByteBuffer received, Random sizes) throws XcmException {
        if (!received.hasRemaining()) {
            return false;
        }
        int room = isMessaging() ? LARGEST_CHUNK : 1 + sizes.nextInt(LARGEST_CHUNK);
        int start = received.position();
        received.limit(Math.min(received.capacity(), start + room));
        int length = connection.receive(received);
        received.limit(received.capacity());
        assertTrue(length >= 0, "the stream ended");
        assertEquals(start + length, received.position());
        return length > 0;
    }

    @Test
    void shouldDeliverAllInOrderWhenBlockingSendersAreFasterThanTheReceiver() throws Exception {
        var pair = sockets.pair().blocking();
        int count = 2000;
        var sender = Blocked.start(() -> {
            for (int i = 0; i < count; i++) {
                assertEquals(4096, pair.client().send(ByteBuffer.allocate(4096).putInt(0, i)));
            }
            return "sent";
        });
        var buffer = ByteBuffer.allocateDirect(4096);
        for (int i = 0; i < count; i++) {
            buffer.clear();
            while (buffer.hasRemaining()) {
                assertTrue(pair.accepted().receive(buffer) > 0);
            }
            assertEquals(i, buffer.getInt(0));
        }
        assertEquals("sent", sender.outcome());
    }

    @Test
    void shouldRefuseMoreForNowWhenThePeerDoesNotReceive() throws Exception {
        var pair = sockets.pair();
        int taken = 0;
        var data = Payload.random(1000, 1);
        while (pair.client().send(data.rewind()) > 0) {
            taken++;
        }
        assertTrue(taken > 3, () -> "few were in flight");
        pair.client().await(XcmSocket.SENDABLE);
        assertEquals(0, pair.client().send(data.rewind()));
        assertEquals(0, data.position());
        var buffer = ByteBuffer.allocateDirect(1000);
        long expected = pair.client().attributes().getInt64("xcm.from_app_bytes");
        long received = 0;
        while (received < expected) {
            received += Sockets.receive(pair.accepted(), buffer.clear());
            pair.client().finish();
        }
        assertEquals(expected, received);
        Wait.forConditions(pair.client(), XcmSocket.SENDABLE);
        assertTrue(pair.client().send(data.rewind()) > 0);
    }
}
