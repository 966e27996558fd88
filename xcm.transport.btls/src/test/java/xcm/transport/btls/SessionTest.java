package xcm.transport.btls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.spi.TransportConnection;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.Errno;
import xcm.transport.btls.trust.Identity;
import xcm.transport.btls.trust.Rules;

/** What a session makes of a peer that is not as it should be. */
@Timeout(60)
class SessionTest {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final int EPROTO = -Errno.EPROTO.code();

    /** TLSPlaintext of RFC 8446 5.1: an alert, 1.2, two bytes: a warning (1), user_canceled (90). */
    private static final byte[] WARNING = {21, 3, 3, 0, 2, 1, 90};

    private final Pipe near = Pipe.make();
    private final SSLEngine peersEngine = engine(true);
    private final Session session = new Session(near, engine(false));
    private final Session peer = new Session(near.other(), peersEngine);

    private static SSLEngine engine(boolean client) {
        var issued = Authority.root("session").issue(Subject.named("end"));
        var rules = new Rules(client ? Rules.Peer.SERVER : Rules.Peer.CLIENT, true, false);
        try {
            var identity = Identity.of(
                    issued.certificatePem().getBytes(US_ASCII), issued.keyPem().getBytes(US_ASCII));
            return Engines.make(new Plan(
                    client,
                    List.of(Plan.TLS13),
                    CipherSuites.parse13(CipherSuites.DEFAULT_13),
                    List.of(),
                    identity,
                    PeerJudge.indifferent(rules)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void establish() {
        int mine = AGAIN;
        int theirs = AGAIN;
        while (mine == AGAIN || theirs == AGAIN) {
            theirs = peer.handshake();
            mine = session.handshake();
        }
        assertEquals(0, mine);
        assertEquals(0, theirs);
    }

    private int receive() {
        return session.receive(ByteBuffer.allocate(20_000));
    }

    /** Sends a demand for new keys that is to be answered (RFC 8446 4.6.3). */
    private void demandKeys() throws Exception {
        peersEngine.beginHandshake();
        var data = ByteBuffer.allocate(20_000);
        peersEngine.wrap(ByteBuffer.allocate(0), data);
        near.other().send(data.flip());
    }

    @AfterEach
    void close() {
        session.close();
        peer.close();
    }

    @Test
    void shouldStayWithTheFirstFailureWhenTheStreamFailsNext() {
        establish();
        near.feed(new byte[] {23, 3, 3, 0, 20});
        near.feed(new byte[20]); // no record that the peer has sealed
        near.end = -Errno.ECONNRESET.code();
        assertEquals(EPROTO, receive());
        assertTrue(session.explanation().startsWith("TLS: "), session.explanation());
        assertEquals(EPROTO, receive());
    }

    @Test
    void shouldLeaveTheRestToTheNextCallWhenThePeerDoesNotEndItsHandshake() {
        near.mostAtOnce = WARNING.length;
        for (int i = 0; i < 18; i++) {
            near.feed(WARNING);
        }
        assertEquals(AGAIN, session.handshake());
        assertEquals(16, near.receives);
        assertEquals(AGAIN, session.handshake());
        assertEquals(19, near.receives, "two more, and then nothing");
    }

    @Test
    void shouldHoldNoSharedBufferWhileTheRestOfARecordIsAwaited() throws Exception {
        establish();
        var shared = RecordBuffers.take();
        RecordBuffers.give(shared);
        assertEquals(400, peer.send(ByteBuffer.allocate(400)));
        near.mostAtOnce = 1;
        int received = AGAIN;
        for (int calls = 0; received == AGAIN; calls++) {
            assertSame(shared, RecordBuffers.take(), "after " + calls + " calls");
            RecordBuffers.give(shared);
            received = receive();
        }
        assertEquals(400, received);
    }

    @Test
    void shouldAnswerADemandForKeysWhenThereIsNoRoomYet() throws Exception {
        establish();
        near.room = 0;
        demandKeys();
        assertEquals(AGAIN, receive());
        assertEquals(AGAIN, session.flush());
        near.room = Integer.MAX_VALUE;
        assertEquals(10, session.send(ByteBuffer.allocate(10)));
        assertEquals(10, peer.receive(ByteBuffer.allocate(100)));
    }

    @Test
    void shouldFailWhenThePeerDemandsKeysForeverAndTakesNone() throws Exception {
        establish();
        near.room = 0;
        int result = AGAIN;
        for (int i = 0; i < 100_000 && result == AGAIN; i++) {
            demandKeys();
            result = receive();
        }
        assertEquals(EPROTO, result);
        assertTrue(session.explanation().contains("again and again"), session.explanation());
    }
}
