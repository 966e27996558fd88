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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        return engine(client, Plan.TLS13);
    }

    private static SSLEngine engine(boolean client, String version) {
        var issued = Authority.root("session").issue(Subject.named("end"));
        var rules = new Rules(client ? Rules.Peer.SERVER : Rules.Peer.CLIENT, true, false);
        try {
            var identity = Identity.of(
                    issued.certificatePem().getBytes(US_ASCII), issued.keyPem().getBytes(US_ASCII));
            return Engines.make(new Plan(
                    client,
                    List.of(version),
                    version.equals(Plan.TLS13)
                            ? CipherSuites.parse13(CipherSuites.DEFAULT_13)
                            : CipherSuites.parse12(CipherSuites.DEFAULT_12),
                    List.of(),
                    identity,
                    PeerJudge.indifferent(rules)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void establish() {
        establish(session, peer);
    }

    private static void establish(Session session, Session peer) {
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

    @ParameterizedTest
    @ValueSource(strings = {Plan.TLS12, Plan.TLS13})
    void shouldTakeWhatIsSentUntilTheEndIsTold(String version) {
        var pipe = Pipe.make();
        var ended = new Session(pipe, engine(false, version));
        var closing = new Session(pipe.other(), engine(true, version));
        establish(ended, closing);
        assertEquals(300, closing.send(ByteBuffer.allocate(300)));
        closing.close();
        assertEquals(300, ended.receive(ByteBuffer.allocate(20_000)));
        assertEquals(200, ended.send(ByteBuffer.allocate(200)));
        var many = new ByteBuffer[] {ByteBuffer.allocate(100), ByteBuffer.allocate(50)};
        assertEquals(150, ended.sendMany(many, 0, 2));
        assertEquals(50, many[1].position());
        assertEquals(0, ended.receive(ByteBuffer.allocate(20_000)));
        assertEquals(-Errno.EPIPE.code(), ended.send(ByteBuffer.allocate(200)));
        ended.close();
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
