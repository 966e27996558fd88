package xcm.transport.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LoopbackTest {
    private static final AttributeMap ANY =
            AttributeMap.builder().add("xcm.service", "any").build();

    @ParameterizedTest
    @ValueSource(strings = {"tcp:127.0.0.1:0", "btcp:127.0.0.1:0", "tcp:[::1]:0", "btcp:[::1]:0", "tcp:localhost:0"})
    void shouldCarryBytesWhenConnected(String address) throws XcmException {
        String where;
        try (var server = Xcm.server(address, ANY)) {
            where = server.localAddress().orElseThrow();
            try (var client = Xcm.connect(where, ANY);
                    var accepted = server.accept()) {
                assertEquals(where, client.remoteAddress().orElseThrow());
                assertEquals(client.localAddress(), accepted.remoteAddress());
                client.send(UTF_8.encode("ping"));
                var buffer = ByteBuffer.allocateDirect(100);
                assertEquals(4, accepted.receive(buffer));
                assertEquals("ping", UTF_8.decode(buffer.flip()).toString());
                accepted.close();
                assertEquals(XcmConnection.END_OF_STREAM, client.receive(buffer.clear()));
            }
        }
        assertEquals(
                Errno.ECONNREFUSED,
                assertThrows(XcmException.class, () -> Xcm.connect(where, ANY)).errno());
    }
}
