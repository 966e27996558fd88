package xcm.test.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.test.ChildJvm;
import xcm.test.Footprint;
import xcm.test.ForeignProgram;

@Timeout(120)
class ManyConnectionsTest {
    private static final int MANY = 10_000;

    @Test
    void shouldServe10000ConnectionsOfTwoTransportsWhenOneThreadHasOnePoller() throws Exception {
        var before = Footprint.now();
        try (var server = new EchoServer()) {
            var ux = server.serve("ux:" + UUID.randomUUID());
            var tcp = server.serve("tcp:127.0.0.1:0");
            var command = ChildJvm.command(List.of(), ManyClients.class, String.valueOf(MANY), ux, tcp);
            try (var clients = new ForeignProgram(command)) {
                serveUntilEchoed(server, MANY);
                assertEquals("opened and echoed " + MANY, clients.readLine());
                assertEquals(MANY, server.open());
                serveUntilEchoed(server, 2 * MANY);
                assertEquals("echoed again " + MANY, clients.readLine());
                assertEquals(MANY, server.open());
                clients.endInput();
                while (server.open() > 0) {
                    assertTrue(server.poll(), "not all are closed");
                }
                assertEquals("", clients.readAll());
            }
        }
        Footprint.awaitNoMoreThan(before);
    }

    private static void serveUntilEchoed(EchoServer server, int count) throws Exception {
        while (server.echoed() < count) {
            assertTrue(server.poll(), () -> server.echoed() + " echoed, " + server.open() + " open");
        }
    }
}
