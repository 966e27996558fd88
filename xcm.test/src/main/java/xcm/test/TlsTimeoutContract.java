package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Is about peers that do not come to the end of a handshake, and how long they are waited for. */
abstract class TlsTimeoutContract extends TlsContract {
    private static final String TIMEOUT = "tls.handshake_timeout";

    /** What has to pass, and no more, where somebody is waited for in vain; in seconds. */
    private static final double SHORT = 0.2;

    /** Enough for a handshake on a busy machine, in seconds. */
    private static final double AMPLE = 2;

    /** Between two bytes of a slow peer: much less than is short. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private ServerSocket silent;

    TlsTimeoutContract(TlsRoute route) {
        super(route);
    }

    // ---- peers

    private static AttributeMap limit(double seconds) {
        return AttributeMap.builder().add(TIMEOUT, seconds).build();
    }

    private AttributeMap limited(String name, double seconds, boolean blocking) {
        return common(peer(name).addAll(limit(seconds)).build()).toBuilder()
                .add("xcm.blocking", blocking)
                .build();
    }

    /** Returns the address of somebody who listens, so that the kernel answers, but who never says anything. */
    private String silentAddress() throws IOException {
        silent = sockets.closing(new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1")));
        return route.client() + ":127.0.0.1:" + silent.getLocalPort();
    }

    private Socket silentClient(XcmServer server) throws IOException {
        return sockets.closing(RawTcp.connect(Sockets.addressOf(server)));
    }

    /** Has a silent client connect; returns when it can be accepted. */
    private void awaitSilentClient(XcmServer server) throws Exception {
        silentClient(server);
        Wait.forConditions(server, XcmSocket.ACCEPTABLE);
    }

    /** Says what may become a handshake, a byte now and then, and would take minutes to do so. */
    private static final class Slow {
        private static final byte[] BEGINNING = {22, 3, 3, 0x3f, (byte) 0xff, 1, 0, 0x3f, (byte) 0xfb, 3, 3};

        private final AtomicInteger said = new AtomicInteger();
        private final Thread thread;

        Slow(Socket socket) {
            thread = new Thread(() -> speak(socket), "slow peer");
            thread.setDaemon(true);
            thread.start();
        }

        private void speak(Socket socket) {
            try {
                while (said.get() < 16_384) {
                    int next = said.getAndIncrement();
                    socket.getOutputStream().write(next < BEGINNING.length ? BEGINNING[next] : 0);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            } catch (IOException e) {
                // it was cut off
            }
        }

        /** Fails unless it has been heard of now and then, and is cut off. */
        void assertCutOff() throws InterruptedException {
            thread.join(Wait.LONGEST.toMillis());
            assertFalse(thread.isAlive(), "nobody has cut it off");
            assertTrue(said.get() > 5 && said.get() < 16_384, () -> "it said " + said);
        }
    }

    // ---- ends

    /** Fails unless it fails by the time-out, says so, and not before its time. */
    private static void timesOut(Executable operation) {
        timesOut(System.nanoTime(), operation);
    }

    private static void timesOut(long start, Executable operation) {
        var failure = assertThrows(XcmException.class, operation);
        assertEquals(Errno.ETIMEDOUT, failure.errno(), failure::getMessage);
        assertTrue(failure.getMessage().contains(TIMEOUT), failure::getMessage);
        assertTrue(System.nanoTime() - start >= SHORT * 1e9, "too early");
    }

    /** Fails unless it has failed for ever, and wants attention for ever. */
    private static void hasTimedOut(XcmConnection connection) throws Exception {
        for (int i = 0; i < 2; i++) {
            var failure = assertThrows(XcmException.class, connection::finish);
            assertEquals(Errno.ETIMEDOUT, failure.errno(), failure::getMessage);
            assertTrue(failure.getMessage().contains(TIMEOUT), failure::getMessage);
            Outcome.fails(Errno.ETIMEDOUT, () -> connection.send(Payload.text("x")));
            Outcome.fails(Errno.ETIMEDOUT, () -> connection.receive(ByteBuffer.allocate(1)));
            assertTrue(Wait.isReady(connection));
        }
    }

    /** Waits by a poller, which nobody but the timer can wake, until a handshake has failed that began after the start. */
    private void awaitTheEnd(long start, XcmConnection connection) throws Exception {
        var poller = sockets.closing(XcmPoller.open());
        connection.await(0);
        var calls = new AtomicInteger();
        var key = poller.add(connection, () -> {
            calls.incrementAndGet();
            connection.finish();
        });
        timesOut(start, () -> {
            while (true) {
                assertTrue(poller.poll(Wait.LONGEST) > 0, "nothing wakes the poller");
            }
        });
        assertTrue(calls.get() < 100, () -> "it was woken up without need: " + calls);
        key.remove();
    }

    private static long timers() throws IOException {
        return Footprint.now().descriptors().stream()
                .filter(descriptor -> descriptor.contains("[timerfd]"))
                .count();
    }

    // ---- somebody is silent

    @Test
    void shouldEndABlockingConnectWhenTheServerIsSilent() throws Exception {
        var address = silentAddress();
        timesOut(() -> sockets.closing(Xcm.connect(address, limited("client", SHORT, true))));
    }

    @Test
    void shouldEndABlockingAcceptAndServeTheNextWhenTheClientIsSilent() throws Exception {
        var server = sockets.closing(Xcm.server(route.server() + ":127.0.0.1:0", limited("server", SHORT, true)));
        silentClient(server);
        timesOut(() -> sockets.closing(server.accept()));
        server.attributes().set(TIMEOUT, Wait.LONGEST.toSeconds() + 0.0);
        var next = Blocked.untilItWaits(() -> sockets.closing(server.accept()).transport());
        sockets.closing(Xcm.connect(addressOf(server), limited("client", 0, true)));
        assertEquals(route.accepted(), next.outcome());
    }

    @Test
    void shouldWakeThePollerAndFailForEverWhenTheServerIsSilent() throws Exception {
        long start = System.nanoTime();
        var client = sockets.connect(silentAddress(), limited("client", SHORT, false));
        sockets.closing(silent.accept());
        awaitTheEnd(start, client);
        hasTimedOut(client);
    }

    @Test
    void shouldWakeThePollerAndServeOthersWhenTheClientIsSilent() throws Exception {
        var server = serve(peer("server").build());
        awaitSilentClient(server);
        long start = System.nanoTime();
        var accepted = sockets.closing(server.accept(limit(SHORT)));
        awaitTheEnd(start, accepted);
        hasTimedOut(accepted);
        assertEquals(ACCEPTED, meet(server, NOTHING, peer("client").build()));
    }

    // ---- somebody is slow

    @Test
    void shouldCutOffAClientThatSaysAByteNowAndThen() throws Exception {
        var server = sockets.closing(Xcm.server(route.server() + ":127.0.0.1:0", limited("server", SHORT, true)));
        var accepting = Blocked.start(() -> sockets.closing(server.accept()));
        var slow = new Slow(silentClient(server));
        assertEquals("ETIMEDOUT", accepting.outcome());
        slow.assertCutOff();
    }

    @Test
    void shouldCutOffAServerThatSaysAByteNowAndThen() throws Exception {
        var address = silentAddress();
        var connecting = Blocked.start(() -> sockets.closing(Xcm.connect(address, limited("client", SHORT, true))));
        var slow = new Slow(sockets.closing(silent.accept()));
        assertEquals("ETIMEDOUT", connecting.outcome());
        slow.assertCutOff();
    }

    // ---- established in time

    @Test
    void shouldNotConcernWhatIsEstablished() throws Exception {
        connected(peer("server"), peer("client")); // so that all is compiled that makes the first ones slow
        long before = timers();
        var pair = connected(peer("server").addAll(limit(AMPLE)), peer("client").addAll(limit(AMPLE)));
        assertEquals(before, timers(), "the timers of what is established are gone");
        for (var end : List.of(pair.client(), pair.accepted())) {
            end.await(XcmSocket.RECEIVABLE);
        }
        var poller = sockets.closing(XcmPoller.open());
        poller.add(pair.client(), pair.client()::finish);
        poller.add(pair.accepted(), pair.accepted()::finish);
        long end = System.nanoTime() + (long) (AMPLE * 1e9);
        while (System.nanoTime() - end < 0) {
            poller.poll(Duration.ofNanos(end - System.nanoTime()));
        }
        Sockets.send(pair.client(), "still here");
        assertEquals("still here", Sockets.receiveText(pair.accepted(), 10));
        assertTrue(pair.accepted().finish());
    }

    // ---- descriptors

    @Test
    void shouldHaveATimerOnlyWhileTheHandshakeLasts() throws Exception {
        var server = serve(peer("server").addAll(limit(SHORT)).build());
        awaitSilentClient(server);
        long before = timers();
        long start = System.nanoTime();
        var accepted = sockets.closing(server.accept());
        assertEquals(before + 1, timers());
        awaitTheEnd(start, accepted);
        assertEquals(before, timers(), "it has failed");
        silentClient(server);
        var closed = sockets.accept(server);
        assertEquals(before + 1, timers());
        closed.close();
        assertEquals(before, timers(), "it is closed");
    }

    @Test
    void shouldWaitWithoutATimerWhenThereIsNoLimit() throws Exception {
        var server = serve(peer("server").addAll(limit(SHORT)).build());
        awaitSilentClient(server);
        long before = timers();
        var accepted = sockets.closing(server.accept(limit(0)));
        assertEquals(before, timers());
        accepted.await(0);
        var poller = sockets.closing(XcmPoller.open());
        poller.add(accepted, () -> {});
        assertEquals(0, poller.poll(Duration.ofNanos((long) (2 * SHORT * 1e9))));
        assertFalse(accepted.finish());
    }

    // ---- the attribute

    @Test
    void shouldHaveNoLimitWhenNothingIsSaid() throws Exception {
        var pair = connected(peer("server"), peer("client"));
        for (var socket : List.of(pair.server(), pair.client(), pair.accepted())) {
            assertEquals(0.0, socket.attributes().getDouble(TIMEOUT));
        }
    }

    @Test
    void shouldHaveTheLimitOfTheServerWhenTheAcceptDoesNotSayAnother() throws Exception {
        var server = serve(peer("server").addAll(limit(30)).build());
        assertEquals(30.0, acceptSilent(server, NOTHING).attributes().getDouble(TIMEOUT));
        assertEquals(40.5, acceptSilent(server, limit(40.5)).attributes().getDouble(TIMEOUT));
        server.attributes().set(TIMEOUT, 50.0);
        assertEquals(50.0, acceptSilent(server, NOTHING).attributes().getDouble(TIMEOUT));
    }

    private XcmConnection acceptSilent(XcmServer server, AttributeMap attributes) throws Exception {
        awaitSilentClient(server);
        return sockets.closing(server.accept(attributes));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NEGATIVE_INFINITY, Double.NaN})
    void shouldRefuseWhatIsNoTime(double seconds) throws Exception {
        var server = serve(peer("server").addAll(limit(30)).build());
        var address = addressOf(server);
        Outcome.fails(Errno.EINVAL, () -> server.attributes().set(TIMEOUT, seconds));
        Outcome.fails(Errno.EINVAL, () -> server.attributes().set(TIMEOUT, 1L));
        assertEquals(30.0, server.attributes().getDouble(TIMEOUT));
        Outcome.fails(Errno.EINVAL, () -> sockets.connect(address, limited("client", seconds, false)));
        awaitSilentClient(server);
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(server.accept(limit(seconds))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e12, Double.POSITIVE_INFINITY})
    void shouldWaitWhenTheTimeIsWithoutEnd(double seconds) throws Exception {
        var accepted = acceptSilent(serve(peer("server").build()), limit(seconds));
        accepted.await(0);
        assertFalse(accepted.finish());
        assertFalse(Wait.isReady(accepted));
    }

    @Test
    void shouldFailAtOnceWhenTheTimeIsNextToNothing() throws Exception {
        var server = serve(peer("server").build());
        Outcome.fails(Errno.ETIMEDOUT, () -> acceptSilent(server, limit(1e-10)));
    }

    @Test
    void shouldRefuseAChangeWhenTheHandshakeHasBegun() throws Exception {
        var server = serve(peer("server").build());
        var shaking = acceptSilent(server, limit(30));
        Outcome.fails(Errno.EACCES, () -> shaking.attributes().set(TIMEOUT, 1.0));
        assertEquals(30.0, shaking.attributes().getDouble(TIMEOUT));
        var pair = connected(server, peer("client").build());
        for (var end : List.of(pair.client(), pair.accepted())) {
            Outcome.fails(Errno.EACCES, () -> end.attributes().set(TIMEOUT, 1.0));
        }
    }
}
