package xcm.transport.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.spi.ServiceType;
import xcm.test.TcpTransport;
import xcm.test.network.Ends;
import xcm.test.network.Namespace;
import xcm.test.network.Probe;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"tcp:127.0.0.1:0", "btcp:127.0.0.1:0", "tcp:[::1]:0", "btcp:[::1]:0", "tcp:localhost:0"})
    void shouldCarryBytesWhenConnected(String address) throws XcmException {
        try (var server = Xcm.server(address, Ends.ANY)) {
            var where = server.localAddress().orElseThrow();
            try (var client = Xcm.connect(where, Ends.ANY);
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
    }

    /** In a process that starts no other ones: they hold its sockets, also the closed ones, from fork to exec. */
    @Test
    void shouldLeavePortWhenClosed() {
        try (var namespace = new Namespace()) {
            var outcomes = Probe.run(
                    namespace,
                    new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1"),
                    List.of(
                            "gone tcp:127.0.0.1:0",
                            "gone btcp:127.0.0.1:0",
                            "gone tcp:[::1]:0",
                            "again tcp:127.0.0.1:2345",
                            "again btcp:[::1]:2346"));
            var ends = outcomes.stream().map(Probe.Outcome::errno).toList();
            assertEquals(List.of("ECONNREFUSED", "ECONNREFUSED", "ECONNREFUSED", "OK", "OK"), ends);
        }
    }
}
