package xcm.transport.btls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import xcm.api.spi.TransportConnection;
import xcm.linux.Errno;

/** Has the engine come to terms with the peer. Nothing here waits. */
final class Handshake {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final ByteBuffer[] NOTHING = {RecordBuffers.NONE};

    /** What it is when the peer goes before it is done. */
    static final int LOST = -Errno.EPROTO.code();

    /** How many times one call reads from the stream, so that no peer can hold the thread, or evade a deadline. */
    private static final int MOST_READS = 16;

    private final SSLEngine engine;
    private final Inbound in;
    private final Outbound out;

    Handshake(SSLEngine engine, Inbound in, Outbound out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
    }

    /** Makes as much progress as can be made now: 0 when it is done, AGAIN, {@link #LOST}, or the stream's negative errno. */
    int steps() throws SSLException {
        for (int reads = 0; ; ) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    int room = out.hasRoom() ? 0 : out.flush();
                    if (room < 0) {
                        return room;
                    }
                    if (out.seal(NOTHING, 0, 1).getStatus() != Status.OK) {
                        return LOST;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    var status = in.openHandshake().getStatus();
                    if (status == Status.BUFFER_UNDERFLOW) {
                        int read = reads == MOST_READS ? AGAIN : read();
                        if (read <= 0) {
                            in.releaseIdle();
                            return read == 0 ? LOST : read;
                        }
                        reads++;
                    } else if (status != Status.OK) {
                        return LOST;
                    }
                }
                default -> {
                    return complete();
                }
            }
        }
    }

    /** Reads from the stream, but only when the peer was sent all: it answers that. */
    private int read() {
        int flushed = out.flush();
        return flushed < 0 ? flushed : in.fill();
    }

    private int complete() {
        int flushed = out.flush();
        if (flushed == 0) {
            in.releaseIdle();
        }
        return flushed;
    }

    /**
     * Has the engine answer what the peer wanted of it, such as new keys (RFC 8446 4.6.3), or say what it has to say itself.
     *
     * @return whether it has said all; else the stream takes no more now
     */
    boolean answer() throws SSLException {
        runTasks();
        boolean wants = wantsToTell();
        while (wants && (out.hasRoom() || out.flush() == 0)) {
            wants = out.seal(NOTHING, 0, 1).bytesProduced() > 0 && wantsToTell();
        }
        out.flush();
        return !wants;
    }

    private boolean wantsToTell() {
        return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    private void runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
