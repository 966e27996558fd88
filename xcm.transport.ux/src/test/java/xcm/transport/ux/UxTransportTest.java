package xcm.transport.ux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;

@Timeout(30)
class UxTransportTest {
    @Test
    void shouldBeFoundAndCarryAMessageOnTheModulePath() throws Exception {
        assertTrue(Xcm.transports().contains("ux"));
        assertTrue(UxTransport.class.getModule().isNamed());
        var address = "ux:" + UUID.randomUUID();
        try (var server = Xcm.server(address);
                var client = Xcm.connect(address);
                var accepted = server.accept()) {
            assertEquals(5, client.send(UTF_8.encode("hello")));
            var buffer = ByteBuffer.allocateDirect(100);
            assertEquals(5, accepted.receive(buffer));
            assertEquals("hello", UTF_8.decode(buffer.flip()).toString());
            client.close();
            assertEquals(-1, accepted.receive(buffer.clear()));
            assertEquals(1, accepted.attributes().getInt64("xcm.to_app_msgs"));
        }
    }
}
