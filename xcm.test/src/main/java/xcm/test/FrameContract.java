package xcm.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.linux.Errno;
import xcm.linux.PollSet;

/** Is about what stands on the wire, and what comes from it. */
abstract class FrameContract extends Contract {
    private static final int MAX = 262_144;

    FrameContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldWriteTheLengthBeforeTheMessageWhenItIsSent() throws Exception {
        var peer = RawTcp.open(sockets);
        Sockets.send(peer.accepted(), "hello");
        var many = new ByteBuffer[] {Payload.text("a"), Payload.text("bc")};
        assertEquals(2, peer.accepted().sendMany(many, 0, 2));
        var expected = new byte[] {0, 0, 0, 5, 'h', 'e', 'l', 'l', 'o', 0, 0, 0, 1, 'a', 0, 0, 0, 2, 'b', 'c'};
        var read = peer.raw().getInputStream().readNBytes(expected.length);
        assertEquals(ByteBuffer.wrap(expected), ByteBuffer.wrap(read));
        peer.accepted().close();
        assertEquals(-1, peer.raw().getInputStream().read());
    }

    @Test
    void shouldWaitForTheWholeFrameWhenItComesByteByByte() throws Exception {
        var peer = RawTcp.open(sockets);
        var frame = RawTcp.frame("bytes".getBytes(UTF_8));
        var buffer = ByteBuffer.allocate(100);
        for (int i = 0; i < frame.length - 1; i++) {
            peer.write(frame[i]);
            Sockets.awaitNews(peer.accepted());
            assertEquals(0, peer.accepted().receive(buffer));
            assertFalse(Wait.isReady(peer.accepted()));
        }
        peer.write(frame[frame.length - 1]);
        assertEquals(5, Sockets.receive(peer.accepted(), buffer));
        assertEquals("bytes", Payload.textOf(buffer));
    }

    @Test
    void shouldDeliverEachWhenManyFramesComeInOneSegment() throws Exception {
        var peer = RawTcp.open(sockets);
        var segment = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            segment.writeBytes(RawTcp.frame(("message " + i).getBytes(UTF_8)));
        }
        segment.writeBytes(new byte[] {0, 0}); // and the beginning of one more
        peer.write(segment.toByteArray());
        var buffer = ByteBuffer.allocateDirect(100);
        for (int i = 0; i < 1000; i++) {
            Sockets.receive(peer.accepted(), buffer.clear());
            assertEquals("message " + i, Payload.textOf(buffer));
        }
        assertEquals(0, peer.accepted().receive(buffer.clear()));
        peer.write((byte) 0, (byte) 1, (byte) 'x');
        assertEquals(1, Sockets.receive(peer.accepted(), buffer.clear()));
    }

    @Test
    void shouldStayReadyWhenFramesWereReadButNotYetReceived() throws Exception {
        var peer = RawTcp.open(sockets);
        var poller = sockets.closing(XcmPoller.open());
        peer.accepted().await(xcm.api.XcmSocket.RECEIVABLE);
        var buffer = ByteBuffer.allocate(100);
        var received = new StringBuilder();
        poller.add(peer.accepted(), () -> {
            if (peer.accepted().receive(buffer.clear()) > 0) {
                received.append(Payload.textOf(buffer));
            }
        });
        peer.write(new byte[] {0, 0, 0, 1, 'a', 0, 0, 0, 1, 'b', 0, 0, 0, 1, 'c'});
        while (received.length() < 3) {
            assertTrue(poller.poll(Wait.LONGEST) > 0);
        }
        assertEquals("abc", received.toString());
    }

    @Test
    void shouldDeliverTheLargestFrameWhenItComesInPieces() throws Exception {
        var peer = RawTcp.open(sockets);
        var payload = Payload.randomBytes(MAX, 1);
        var writer = Blocked.start(() -> {
            var frame = RawTcp.frame(payload);
            for (int start = 0; start < frame.length; start += 9973) {
                peer.raw().getOutputStream().write(frame, start, Math.min(9973, frame.length - start));
            }
            return "written";
        });
        var buffer = ByteBuffer.allocate(MAX);
        assertEquals(MAX, Sockets.receive(peer.accepted(), buffer));
        assertEquals("written", writer.outcome());
        assertEquals(ByteBuffer.wrap(payload), buffer.flip());
    }

    @Test
    void shouldFailAtOnceAndForEverWhenAHeaderIsBad() throws Exception {
        for (int header : new int[] {MAX + 1, 0x80000000, 0xffffffff, 0}) {
            var peer = RawTcp.open(sockets);
            var c = peer.accepted();
            var descriptor = new PollSet();
            descriptor.add(c.fd(), PollSet.POLLIN);
            peer.writeInt(header);
            Outcome.fails(Errno.EPROTO, () -> Sockets.receive(c, ByteBuffer.allocate(10)));
            // whatever is awaited: a call tells the failure
            assertEquals(1, descriptor.poll(0));
            c.await(0);
            assertTrue(Wait.isReady(c));
            var poller = sockets.closing(XcmPoller.open());
            poller.add(c, () -> {});
            assertEquals(1, poller.poll());
            for (int i = 0; i < 3; i++) {
                Outcome.fails(Errno.EPROTO, () -> c.receive(ByteBuffer.allocate(10)));
                Outcome.fails(Errno.EPROTO, () -> c.send(Payload.text("x")));
                Outcome.fails(Errno.EPROTO, c::finish);
                Outcome.fails(Errno.EPROTO, () -> c.setBlocking(true));
            }
        }
    }

    @Test
    void shouldFailAtOnceWhenAHeaderIsBadAndCallsAreBlocking() throws Exception {
        var peer = RawTcp.open(sockets);
        peer.accepted().setBlocking(true);
        var receiver = Blocked.untilItWaits(() -> peer.accepted().receive(ByteBuffer.allocate(10)));
        peer.writeInt(MAX + 1);
        assertEquals("EPROTO", receiver.outcome());
        Outcome.fails(Errno.EPROTO, () -> peer.accepted().receive(ByteBuffer.allocate(10)));
        Outcome.fails(Errno.EPROTO, () -> peer.accepted().send(Payload.text("x")));
    }

    @Test
    void shouldDeliverWhatIsWholeWhenTheStreamEndsInsideAFrame() throws Exception {
        for (int cut : new int[] {1, 4, 5, 8}) {
            var peer = RawTcp.open(sockets);
            peer.write(RawTcp.frame("whole".getBytes(UTF_8)));
            peer.raw().getOutputStream().write(RawTcp.frame("broken".getBytes(UTF_8)), 0, cut);
            peer.raw().shutdownOutput();
            assertEquals("whole", Sockets.receiveText(peer.accepted(), 5));
            assertEquals(-1, Sockets.receive(peer.accepted(), ByteBuffer.allocate(10)));
            assertEquals(-1, Sockets.receive(peer.accepted(), ByteBuffer.allocate(10)));
        }
    }

    @Test
    void shouldFailOnlyByEprotoOrTheEndWhenGarbageComes() throws Exception {
        var server = sockets.serve();
        var random = new Random(1);
        var buffer = ByteBuffer.allocateDirect(1000);
        for (int i = 0; i < 1000; i++) {
            try (var raw = RawTcp.connect(Sockets.addressOf(server))) {
                raw.getOutputStream().write(Payload.randomBytes(1 + random.nextInt(200), i));
                raw.shutdownOutput();
                assertEquals("EPROTO or end", end(server, buffer));
            }
        }
        sockets.pair(server);
    }

    private String end(XcmServer server, ByteBuffer buffer) {
        try (var connection = sockets.accept(server)) {
            int received = 1;
            while (received > 0) {
                received = Sockets.receive(connection, buffer.clear());
            }
            return "EPROTO or end";
        } catch (XcmException e) {
            return e.errno() == Errno.EPROTO ? "EPROTO or end" : e.getMessage();
        }
    }
}
