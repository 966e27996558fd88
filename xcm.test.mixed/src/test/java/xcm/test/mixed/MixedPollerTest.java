package xcm.test.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.EventFd;
import xcm.test.Footprint;

@Timeout(60)
class MixedPollerTest {
    private static final AttributeMap ATTRIBUTES = AttributeMap.builder()
            .add("xcm.blocking", false)
            .add("xcm.service", "any")
            .build();

    /** Holds the open sockets of a test. */
    private final List<AutoCloseable> open = new ArrayList<>();

    private final List<XcmConnection> clients = new ArrayList<>();
    private int echoed;
    private int signalled;

    @Test
    void shouldAttendToAllWhenSocketsOfEachTransportAndPlainDescriptorsAreMixed() throws Exception {
        var before = Footprint.now();
        var folder = Files.createTempDirectory("xcm");
        var transports = List.of(
                "ux:" + UUID.randomUUID(),
                "uxf:" + folder.resolve("socket"),
                "tcp:127.0.0.1:0",
                "tcp:[::1]:0",
                "btcp:127.0.0.1:0");
        try (var poller = XcmPoller.open()) {
            for (var address : transports) {
                serve(poller, address);
            }
            var event = keep(EventFd.open());
            poller.add(event.fd().number(), XcmSocket.RECEIVABLE, () -> {
                event.drain();
                signalled++;
            });
            for (int round = 1; round <= 3; round++) {
                for (var client : clients) {
                    send(client);
                }
                event.signal();
                while (echoed < round * clients.size() || signalled < round) {
                    assertTrue(poller.poll(Duration.ofSeconds(20)) > 0, echoed + " echoed");
                }
            }
            assertEquals(3, signalled);
            for (var socket : open) {
                socket.close();
            }
        }
        Files.delete(folder);
        Footprint.awaitNoMoreThan(before);
    }

    /** A byte stream that is not established yet takes nothing; the others buffer the message. */
    private static void send(XcmConnection client) throws XcmException {
        client.setBlocking(true);
        assertEquals(1, client.send(ByteBuffer.wrap(new byte[] {1})));
        client.setBlocking(false);
    }

    private void serve(XcmPoller poller, String address) throws XcmException {
        var server = keep(Xcm.server(address, ATTRIBUTES));
        server.await(XcmSocket.ACCEPTABLE);
        poller.add(server, () -> {
            var accepted = keep(server.accept());
            accepted.await(XcmSocket.RECEIVABLE);
            var buffer = ByteBuffer.allocate(1);
            poller.add(accepted, () -> {
                if (accepted.receive(buffer.clear()) == 1) {
                    accepted.send(buffer.flip());
                }
            });
        });
        for (int i = 0; i < 10; i++) {
            var client = keep(Xcm.connect(server.localAddress().orElseThrow(), ATTRIBUTES));
            clients.add(client);
            client.await(XcmSocket.RECEIVABLE);
            var buffer = ByteBuffer.allocate(1);
            poller.add(client, () -> {
                if (client.receive(buffer.clear()) == 1) {
                    echoed++;
                }
            });
        }
    }

    private <T extends AutoCloseable> T keep(T socket) {
        open.add(socket);
        return socket;
    }
}
