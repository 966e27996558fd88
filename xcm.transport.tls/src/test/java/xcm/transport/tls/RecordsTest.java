package xcm.transport.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.PollSet;

/** How many records messages are sent in, seen on the wire. */
@Timeout(60)
class RecordsTest {
    private static final int MANY = 100;
    private static final int SIZE = 100;

    private XcmServer server;
    private RecordCounter counter;
    private XcmConnection client;
    private XcmConnection accepted;
    private int recordsBefore;

    @BeforeEach
    void connect() throws Exception {
        var authority = Authority.root("records");
        var issued = authority.issue(Subject.named("peer"));
        var attributes = AttributeMap.builder()
                .add("tls.cert", issued.certificatePem().getBytes(UTF_8))
                .add("tls.key", issued.keyPem().getBytes(UTF_8))
                .add("tls.tc", authority.certificatePem().getBytes(UTF_8))
                .build();
        server = Xcm.server("tls:127.0.0.1:0", attributes);
        var address = server.localAddress().orElseThrow();
        counter = new RecordCounter(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        var accepting = CompletableFuture.supplyAsync(() -> {
            try {
                return server.accept();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        client = Xcm.connect("tls:127.0.0.1:" + counter.port(), attributes);
        accepted = accepting.get();
        client.send(message(0)); // whatever the handshake sends in records of data is before it
        assertEquals(SIZE, accepted.receive(ByteBuffer.allocate(SIZE)));
        recordsBefore = counter.records();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        accepted.close();
        server.close();
        counter.close();
    }

    private static ByteBuffer message(int number) {
        return ByteBuffer.allocate(SIZE).putInt(0, number);
    }

    private void assertReceived(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            var buffer = ByteBuffer.allocate(SIZE);
            assertEquals(SIZE, accepted.receive(buffer));
            assertEquals(i, buffer.getInt(0));
        }
    }

    private int records() {
        return counter.records() - recordsBefore;
    }

    @Test
    void shouldShareARecordWhenMessagesAreSentAtOnce() throws Exception {
        var messages = new ByteBuffer[MANY];
        Arrays.setAll(messages, RecordsTest::message);
        assertEquals(MANY, client.sendMany(messages, 0, MANY));
        assertReceived(MANY);
        assertEquals(1, records());
    }

    @Test
    void shouldShareRecordsWhenAnEventLoopWatchesANonBlockingSocketThatSendsInARow() throws Exception {
        client.setBlocking(false);
        try (var poller = XcmPoller.open()) {
            int[] sent = {0};
            client.await(XcmSocket.SENDABLE);
            poller.add(client, () -> {
                while (sent[0] < MANY && client.send(message(sent[0])) > 0) {
                    sent[0]++;
                }
                if (sent[0] == MANY && client.finish()) {
                    client.await(0);
                }
            });
            while (sent[0] < MANY) {
                assertTrue(poller.poll(Duration.ofSeconds(30)) > 0);
            }
            assertTrue(client.finish());
        }
        assertReceived(MANY);
        assertTrue(records() <= 12, () -> records() + " records"); // four at once, then 1, 2, 4, 8, ...
    }

    @Test
    void shouldWakeAForeignEventLoopWhenMessagesAreGatheredAndNothingElseIsWaitedFor() throws Exception {
        client.setBlocking(false);
        client.await(0);
        var polls = new PollSet();
        polls.add(client.fd(), PollSet.POLLIN);
        assertEquals(0, polls.poll(0));
        for (int i = 0; i < 5; i++) {
            assertEquals(SIZE, client.send(message(i)));
        }
        assertEquals(1, polls.poll(0), "what is gathered wants to be sent");
        assertTrue(client.finish());
        assertEquals(0, polls.poll(0));
        assertReceived(5);
        assertEquals(5, records());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSendEachAtOnceWhenNobodyWatches(boolean blocking) throws Exception {
        client.setBlocking(blocking);
        for (int i = 0; i < MANY; i++) {
            assertEquals(SIZE, client.send(message(i)));
        }
        assertReceived(MANY);
        assertEquals(MANY, records());
    }

    @Test
    void shouldFillRecordsWhenAMessageIsLargerThanOne() throws Exception {
        int size = 262_144;
        var sending = CompletableFuture.supplyAsync(() -> {
            try {
                return client.send(ByteBuffer.allocateDirect(size));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(size, accepted.receive(ByteBuffer.allocateDirect(size)));
        assertEquals(size, sending.get());
        assertTrue(records() <= 18, () -> records() + " records");
    }
}
