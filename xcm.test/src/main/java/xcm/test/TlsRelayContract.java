package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Is about records that arrive in pieces. */
abstract class TlsRelayContract extends TlsContract {
    TlsRelayContract(TlsRoute route) {
        super(route);
    }

    @Test
    void shouldDeliverEverythingWhenTheStreamIsCutAnywhere() throws Exception {
        var server = serve(peer("server").build());
        var relay = sockets.closing(new TcpRelay(Sockets.addressOf(server)));
        var handshake = new Handshake(sockets, server, NOTHING);
        var address = route.client() + ":127.0.0.1:" + relay.port();
        assertEquals(ACCEPTED, handshake.run(address, common(peer("client").build())));
        var pair = handshake.pair().blocking();
        for (int size : new int[] {1, 100, 5000, 16_384, 16_385, 100_000, 262_144}) {
            for (boolean back : new boolean[] {false, true}) {
                var from = back ? pair.accepted() : pair.client();
                var to = back ? pair.client() : pair.accepted();
                var message = Payload.random(size, size);
                var sending = Blocked.start(() -> from.send(message));
                var buffer = ByteBuffer.allocateDirect(size);
                while (buffer.hasRemaining()) {
                    to.receive(buffer);
                }
                assertEquals(String.valueOf(size), sending.outcome());
                assertEquals(message.rewind(), buffer.flip());
            }
        }
    }
}
