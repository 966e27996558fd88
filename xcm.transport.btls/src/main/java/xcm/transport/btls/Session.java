package xcm.transport.btls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import xcm.api.spi.TransportConnection;
import xcm.linux.Errno;

/**
 * Speaks TLS on an established stream: first the handshake, then data both ways, then the end. Nothing here waits.
 *
 * <p>Results are those of {@link TransportConnection}. After a negative one that is not AGAIN, only {@link #close} is called.
 */
final class Session {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final int EPROTO = -Errno.EPROTO.code();
    private static final int EPIPE = -Errno.EPIPE.code();

    /** The bytes of data that fit into one record of any version, also with the padding that the JDK's engine adds. */
    static final int RECORD = 16_384 - 32;

    /**
     * How many times one call reads from the stream without getting any data of the application: what goes on longer
     * is left to the next call, so that one peer cannot hold the thread.
     */
    private static final int MOST_READS = 16;

    /** How many answers a peer that takes none may demand; there is seldom one in the life of a connection. */
    private static final int MOST_UNANSWERED = 16;

    private enum State {
        NEW,
        HANDSHAKE,
        OPEN,
        /** The peer has said that it sends no more. */
        ENDED,
        FAILED
    }

    private final SSLEngine engine;
    private final Inbound in;
    private final Outbound out;
    private final Handshake handshake;
    private final ByteBuffer[] single = new ByteBuffer[1];
    private State state = State.NEW;

    /**
     * Whether a receive has told that the peer ended. Until then what is sent goes out: whoever reads ahead of the application
     * comes to the end sooner than the application does, which would lose what is still to be delivered by an EPIPE.
     */
    private boolean endTold;

    /** The errno that everything ends with, once it has failed. */
    private int failure;

    private String explanation = "";

    /** Whether the peer could begin another handshake, which TLS 1.3 has not (RFC 8446 4.1.2). */
    private boolean mayRenegotiate;

    /** How many demands of the peer came since the stream last took all answers. */
    private int unanswered;

    Session(TransportConnection stream, SSLEngine engine) {
        this.engine = engine;
        this.in = new Inbound(stream, engine);
        this.out = new Outbound(stream, engine);
        this.handshake = new Handshake(engine, in, out);
    }

    /** Returns why it failed, in words; empty if the errno says it all. */
    String explanation() {
        return explanation;
    }

    // ---- handshake

    /** Makes as much progress with the handshake as can be made now: 0 when it is done, AGAIN, or a negative errno. */
    int handshake() {
        if (state == State.FAILED) {
            return failure;
        }
        try {
            if (state == State.NEW) {
                engine.beginHandshake();
                state = State.HANDSHAKE;
            }
            int done = handshake.steps();
            int result =
                    done == EPIPE ? Handshake.LOST : done; // whoever reads no more in a handshake has broken it off
            if (result == 0) {
                mayRenegotiate = engine.getSession().getProtocol().equals(Plan.TLS12);
                state = State.OPEN;
            } else if (result != AGAIN) {
                fail(result, result == Handshake.LOST ? "the peer broke the handshake off" : "");
            }
            return result;
        } catch (SSLException | RuntimeException e) {
            return fail(e);
        }
    }

    // ---- data

    /** Seals and sends up to one record of data: the bytes taken, AGAIN, or a negative errno. */
    int send(ByteBuffer data) {
        single[0] = data;
        int taken = send(single, 0, 1, 1);
        single[0] = RecordBuffers.NONE;
        return taken;
    }

    /** Seals and sends the data of many buffers, in as few and as full records as possible; else as {@link #send}. */
    int sendMany(ByteBuffer[] data, int offset, int count) {
        return send(data, offset, count, Integer.MAX_VALUE);
    }

    private int send(ByteBuffer[] data, int offset, int count, int most) {
        int flushed = out.flush();
        if (flushed < 0) {
            return flushed;
        }
        if (state != State.OPEN && (state != State.ENDED || endTold)) {
            return state == State.ENDED ? EPIPE : failure;
        }
        try {
            int taken = seal(data, offset, count, most);
            flushed = out.flush();
            return flushed == 0 || flushed == AGAIN ? taken : flushed;
        } catch (SSLException | RuntimeException e) {
            return fail(e);
        }
    }

    /** Seals up to so many records of data; what the engine has to say itself may go before. */
    private int seal(ByteBuffer[] data, int offset, int count, int most) throws SSLException {
        int taken = 0;
        int sealed = 0;
        int end = offset + count;
        for (int first = pass(data, offset, end); first < end && sealed < most && out.hasRoom(); ) {
            var result = out.seal(data, first, end - first);
            if (result.bytesProduced() == 0) {
                // Up to TLS 1.2 nothing may follow (RFC 5246 7.2.1): it is lost, as on the way to a peer that is gone.
                if (state == State.ENDED) {
                    return taken + discard(data, first, end);
                }
                throw new SSLException("the engine takes no data: " + result.getStatus());
            }
            taken += result.bytesConsumed();
            sealed += result.bytesConsumed() > 0 ? 1 : 0;
            first = pass(data, first, end);
        }
        return taken;
    }

    /** Takes all that there is, and returns how many bytes it was. */
    private static int discard(ByteBuffer[] data, int offset, int end) {
        int discarded = 0;
        for (int i = offset; i < end; i++) {
            discarded += data[i].remaining();
            data[i].position(data[i].limit());
        }
        return discarded;
    }

    private static int pass(ByteBuffer[] data, int offset, int end) {
        int first = offset;
        while (first < end && !data[first].hasRemaining()) {
            first++;
        }
        return first;
    }

    /** Receives what is there: the bytes stored, 0 at the orderly end, AGAIN, or a negative errno. */
    int receive(ByteBuffer buffer) {
        int flushed = out.flush();
        if (flushed < 0 && flushed != AGAIN && flushed != EPIPE) { // a peer that reads no more may have said its last
            fail(flushed, "");
        }
        int stored = in.deliver(buffer);
        for (int reads = 0; state == State.OPEN && buffer.hasRemaining(); ) {
            int opened = open(buffer);
            if (opened >= 0) {
                stored += opened;
            } else if (opened != AGAIN || stored > 0 || reads == MOST_READS || !fill()) {
                break;
            } else {
                reads++;
            }
        }
        in.releaseIdle();
        return stored > 0 ? stored : nothing();
    }

    /** Returns what a receive tells that has got nothing. */
    private int nothing() {
        return switch (state) {
            case NEW, HANDSHAKE, OPEN -> AGAIN;
            case ENDED -> {
                endTold = true;
                yield 0;
            }
            case FAILED -> failure;
        };
    }

    /** Opens one record: the bytes stored in the caller's buffer, or AGAIN if no whole record is here. */
    private int open(ByteBuffer buffer) {
        if (!in.hasHeader()) {
            return AGAIN;
        }
        if (mayRenegotiate && in.isHandshake()) {
            return fail(EPROTO, "the peer wants to negotiate anew, which is not done");
        }
        try {
            int start = buffer.position();
            var result = in.open(buffer);
            if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                return AGAIN;
            }
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                throw new SSLException("a record is larger than it says");
            }
            if (result.getStatus() == Status.CLOSED) {
                state = State.ENDED;
            } else if (result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                answer(result.bytesProduced() == 0);
            }
            return state == State.FAILED ? failure : buffer.position() - start;
        } catch (SSLException | RuntimeException e) {
            return fail(e);
        }
    }

    /** Answers the peer, who may not demand answers without end and take none: the engine keeps them all. */
    private void answer(boolean demanded) throws SSLException {
        if (handshake.answer()) {
            unanswered = 0;
        } else if (demanded && ++unanswered > MOST_UNANSWERED) {
            fail(EPROTO, "the peer demands new keys again and again, and takes no answer");
        }
    }

    /** Returns whether something came; else the state says whether there is still hope. */
    private boolean fill() {
        int read = in.fill();
        if (read == 0) {
            fail(EPROTO, "the peer closed the connection without saying so, or somebody cut it");
        } else if (read < 0 && read != AGAIN) {
            fail(read, "");
        }
        return read > 0;
    }

    /** Returns whether a receive brings something without reading from the stream. */
    boolean isReady() {
        return state != State.OPEN || in.isReady();
    }

    /** Hands over what is sealed already: 0 if nothing is left, AGAIN, or a negative errno. */
    int flush() {
        return out.flush();
    }

    boolean isFlushed() {
        return out.isEmpty();
    }

    // ---- end

    /** Says good-bye if there is somebody to hear it, without waiting, and lets go of all. */
    void close() {
        if (state == State.OPEN && out.flush() == 0) {
            engine.closeOutbound();
            tellPeer();
            in.fill(); // what nobody has read would have the kernel reset the connection, and the peer lose data
        }
        in.release();
        out.release();
    }

    private int fail(Exception cause) {
        tellPeer(); // by an alert
        return fail(EPROTO, Explanation.of(cause));
    }

    private int fail(int errno, String why) {
        state = State.FAILED;
        failure = errno;
        explanation = why;
        return errno;
    }

    private void tellPeer() {
        try {
            handshake.answer();
        } catch (SSLException | RuntimeException e) {
            out.flush(); // it has nothing more to say than the failure that is told already
        }
    }
}
