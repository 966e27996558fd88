package xcm.api.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.api.spi.Framing;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.linux.ProcessDescriptors;

@Timeout(30)
class RegistryTest {
    private static final AttributeMap NON_BLOCKING =
            AttributeMap.builder().add("xcm.blocking", false).build();

    private final SilentTransport silent = new SilentTransport("silent");

    @BeforeEach
    void start() {
        Registry.dynamic(true);
    }

    @AfterEach
    void stop() {
        Registry.dynamic(false);
    }

    private static Errno errnoOf(Callable<?> call) {
        return assertThrows(XcmException.class, call::call).errno();
    }

    /** Runs a call that blocks, then removes the transport; returns how the call ended. */
    private static Errno errnoOfBlocked(Callable<?> call) {
        var thread = Executors.newSingleThreadExecutor();
        try {
            var blocked = thread.submit(call);
            Registry.remove(1);
            var failure = assertThrows(ExecutionException.class, blocked::get).getCause();
            return ((XcmException) failure).errno();
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void shouldKnowTransportsFromAddToRemove() {
        assertEquals(Set.of(), Registry.names());
        assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> Xcm.connect("silent:x")));
        Registry.add(1, silent);
        assertEquals(Set.of("silent"), Registry.names());
        Registry.remove(1);
        assertEquals(Set.of(), Registry.names());
    }

    @Test
    void shouldPreferTheGreaterKeyAndFallBackToTheLesser() {
        var better = new SilentTransport("silent");
        Registry.add(1, silent);
        Registry.add(2, better);
        assertSame(better, Registry.find("silent").orElseThrow());
        Registry.remove(2);
        assertSame(silent, Registry.find("silent").orElseThrow());
    }

    @Test
    void shouldEndSocketsWithTheirTransportAndOnlyThose() throws Exception {
        var other = new SilentTransport("other");
        Registry.add(1, silent);
        Registry.add(2, other);
        int before = ProcessDescriptors.open();
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING);
                var server = Xcm.server("silent:x", NON_BLOCKING);
                var unaffected = Xcm.connect("other:x", NON_BLOCKING)) {
            Registry.remove(1);
            assertEquals(before + 2, ProcessDescriptors.open());
            for (int i = 0; i < 2; i++) {
                assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
                assertEquals(Errno.ENOPROTOOPT, errnoOf(server::accept));
            }
            assertEquals(0, unaffected.receive(ByteBuffer.allocate(1)));
        }
        assertEquals(before, ProcessDescriptors.open());
    }

    @Test
    void shouldEndBlockedCallsWithTheirTransport() throws Exception {
        Registry.add(1, silent);
        try (var connection = Xcm.connect("silent:x")) {
            assertEquals(Errno.ENOPROTOOPT, errnoOfBlocked(() -> connection.receive(ByteBuffer.allocate(1))));
        }
        Registry.add(1, silent);
        try (var connection = Xcm.connect("silent:x")) {
            assertEquals(Errno.ENOPROTOOPT, errnoOfBlocked(() -> connection.send(ByteBuffer.allocate(1))));
        }
        Registry.add(1, silent);
        try (var server = Xcm.server("silent:x")) {
            assertEquals(Errno.ENOPROTOOPT, errnoOfBlocked(server::accept));
        }
    }

    @Test
    void shouldCloseAConnectionOnlyAfterTheCallThatEstablishesIt() throws Exception {
        Registry.add(1, new SilentTransport("silent", () -> Registry.remove(1)));
        int before = ProcessDescriptors.open();
        try (var connection = Xcm.connect("silent:x")) {
            assertEquals(before, ProcessDescriptors.open());
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
        }
    }

    @Test
    void shouldWakeAPollerWithTheTransport() throws Exception {
        Registry.add(1, silent);
        var handled = new AtomicInteger();
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING);
                var poller = XcmPoller.open()) {
            connection.await(XcmSocket.RECEIVABLE);
            poller.add(connection, () -> {
                handled.incrementAndGet();
                assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
                connection.close();
            });
            var removal = new Thread(() -> Registry.remove(1));
            removal.start();
            while (handled.get() == 0) {
                poller.poll();
            }
            removal.join();
            assertEquals(1, handled.get());
            assertEquals(0, poller.poll(java.time.Duration.ZERO));
        }
    }

    @Test
    void shouldEndTheWholeWithItsPart() throws Exception {
        Registry.add(1, silent);
        Registry.add(2, new Framing("framed", "silent") {});
        try (var connection = Xcm.connect("framed:x", NON_BLOCKING)) {
            Registry.remove(1);
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
        }
        assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> Xcm.connect("framed:x")));
        assertTrue(Registry.names().contains("framed"));
        assertFalse(Registry.names().contains("silent"));
    }
}
