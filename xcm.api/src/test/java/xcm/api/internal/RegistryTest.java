package xcm.api.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
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
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeValue;
import xcm.linux.Errno;

@Timeout(30)
class RegistryTest {
    private static final AttributeMap NON_BLOCKING =
            AttributeMap.builder().add("xcm.blocking", false).build();

    private final SilentTransport silent = new SilentTransport("silent");

    @BeforeEach
    void start() {
        Registry.becomeDynamic();
    }

    @AfterEach
    void stop() {
        Registry.clear();
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

    /** The removal waits for the operation that is in progress, which is this one. */
    private static int removeInAnotherThread() {
        var removal = new Thread(() -> Registry.remove(1), "removal");
        removal.start();
        while (Registry.find("silent").isPresent() || removal.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        return 0;
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
        int before = Descriptors.open();
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING);
                var server = Xcm.server("silent:x", NON_BLOCKING);
                var unaffected = Xcm.connect("other:x", NON_BLOCKING)) {
            Registry.remove(1);
            Descriptors.await(before + 2);
            for (int i = 0; i < 2; i++) {
                assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
                assertEquals(Errno.ENOPROTOOPT, errnoOf(server::accept));
            }
            assertEquals(0, unaffected.receive(ByteBuffer.allocate(1)));
        }
        Descriptors.await(before);
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
    void shouldFailToConnectWhenTheTransportGoesMeanwhile() throws Exception {
        Registry.add(1, new SilentTransport("silent", RegistryTest::removeInAnotherThread, false));
        int before = Descriptors.open();
        assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> Xcm.connect("silent:x")));
        Descriptors.await(before);
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
            assertEquals(0, poller.poll(Duration.ZERO));
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

    @Test
    void shouldHoldNothingOfATransportThatWasRemoved() throws Exception {
        Registry.add(1, silent);
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING);
                var server = Xcm.server("silent:x", NON_BLOCKING);
                var poller = XcmPoller.open()) {
            connection.await(XcmSocket.RECEIVABLE);
            poller.add(connection, () -> {});
            assertTrue(server.fd() >= 0);
            assertEquals(0, connection.receive(ByteBuffer.allocate(1)));
            Registry.remove(1);
            Collected.await(silent.made());
            assertEquals("silent", connection.transport());
            assertEquals("silent", server.transport());
        }
    }

    @Test
    void shouldHoldNothingOfAClosedSocketsTransport() throws Exception {
        Registry.add(1, silent);
        var connection = Xcm.connect("silent:x");
        connection.close();
        Collected.await(silent.made());
        assertEquals("silent", connection.transport());
    }

    @Test
    void shouldEndSocketsWhenTheLastAdditionOfTheirTransportIsRemoved() throws Exception {
        Registry.add(1, silent);
        Registry.add(2, silent);
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING)) {
            Registry.remove(2);
            assertEquals(0, connection.receive(ByteBuffer.allocate(1)));
            Registry.remove(1);
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
        }
    }

    @Test
    void shouldListSocketsFromTheirStartToTheirEnd() throws Exception {
        Registry.add(1, silent);
        try (var server = Xcm.server("silent:x", NON_BLOCKING);
                var connection = Xcm.connect("silent:x", NON_BLOCKING)) {
            var sockets = Xcm.sockets();
            assertEquals(2, sockets.size());
            assertTrue(sockets.get(0).isServer());
            assertFalse(sockets.get(1).isServer());
            assertTrue(sockets.get(0).id() < sockets.get(1).id());
            assertEquals("silent", sockets.get(1).transport());
            assertEquals("silent:here", sockets.get(1).localAddress().orElseThrow());
            assertEquals("silent:there", sockets.get(1).remoteAddress().orElseThrow());
            assertTrue(sockets.get(0).remoteAddress().isEmpty());
            assertEquals(AttributeValue.of("server"), sockets.get(0).get("xcm.type"));
            assertTrue(sockets.get(1).attributes().contains("xcm.to_app_msgs"));
            connection.close();
            assertEquals(1, Xcm.sockets().size());
            assertEquals(Errno.EBADF, errnoOf(() -> sockets.get(1).get("xcm.type")));
            assertTrue(sockets.get(1).remoteAddress().isEmpty());
            Registry.remove(1);
            assertEquals(0, Xcm.sockets().size());
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> sockets.get(0).attributes()));
        }
    }

    @Test
    void shouldLeaveAPollerWhenRemovedAfterTheTransport() throws Exception {
        Registry.add(1, silent);
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING);
                var poller = XcmPoller.open()) {
            assertTrue(connection.fd() >= 0);
            var key = poller.add(connection, () -> {});
            Registry.remove(1);
            key.remove();
            assertEquals(0, poller.poll(Duration.ZERO)); // the wake-up by the removal
            var wait = Duration.ofMillis(20);
            long start = System.nanoTime();
            assertEquals(0, poller.poll(wait));
            long waited = System.nanoTime() - start;
            assertTrue(waited >= wait.toNanos(), () -> "the poller spins: it waited " + waited + " ns");
        }
    }

    @Test
    void shouldEndAnAcceptThatWaitsForAHandshakeWithTheServer() throws Exception {
        var handshakes = new CountDownLatch(1);
        Registry.add(1, new SilentTransport("silent", () -> begin(handshakes), true));
        int before = Descriptors.open();
        try (var server = Xcm.server("silent:x")) {
            var thread = Executors.newSingleThreadExecutor();
            var blocked = thread.submit(() -> server.accept());
            handshakes.await();
            server.close();
            var failure = assertThrows(ExecutionException.class, blocked::get).getCause();
            assertEquals(Errno.EBADF, ((XcmException) failure).errno());
            thread.shutdown();
        }
        Descriptors.await(before);
    }

    private static int begin(CountDownLatch handshakes) {
        handshakes.countDown();
        return TransportConnection.AGAIN;
    }

    @Test
    void shouldTellOfTheRemovalWhenTheEndOfThePeerIsSeenFirst() throws Exception {
        for (int seen : new int[] {0, -Errno.ECONNRESET.code()}) {
            Registry.add(1, new SilentTransport("silent").receiving(() -> {
                        removeInAnotherThread();
                        return seen;
                    }));
            try (var connection = Xcm.connect("silent:x", NON_BLOCKING)) {
                assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> connection.receive(ByteBuffer.allocate(1))));
            }
        }
    }

    @Test
    void shouldEndTheOtherSocketsWhenOneCannotBeEnded() throws Exception {
        var first = new AtomicBoolean(true);
        Registry.add(1, new SilentTransport("silent").closing(() -> {
                    if (first.getAndSet(false)) {
                        throw new NoClassDefFoundError("a class that was not loaded in time");
                    }
                }));
        int before = Descriptors.open();
        try (var one = Xcm.connect("silent:x", NON_BLOCKING);
                var other = Xcm.connect("silent:x", NON_BLOCKING)) {
            try (var quiet = LibraryLog.off()) {
                assertNotNull(quiet);
                Registry.remove(1);
            }
            Descriptors.await(before);
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> one.receive(ByteBuffer.allocate(1))));
            assertEquals(Errno.ENOPROTOOPT, errnoOf(() -> other.receive(ByteBuffer.allocate(1))));
        }
    }

    @Test
    void shouldRefuseATransportWithoutAName() {
        Registry.add(1, silent);
        assertThrows(NullPointerException.class, () -> Registry.add(2, new SilentTransport(null)));
        assertEquals(Set.of("silent"), Registry.names());
        assertSame(silent, Registry.find("silent").orElseThrow());
    }

    @Test
    void shouldHoldNoTransportThatWasRemoved() throws Exception {
        var transport = addOneThatNobodyHolds();
        try (var connection = Xcm.connect("silent:x", NON_BLOCKING)) {
            Registry.remove(1);
            Collected.await(List.of(transport));
            assertEquals("silent", connection.transport());
        }
    }

    private static WeakReference<Object> addOneThatNobodyHolds() {
        var transport = new SilentTransport("silent");
        Registry.add(1, transport);
        return new WeakReference<>(transport);
    }
}
