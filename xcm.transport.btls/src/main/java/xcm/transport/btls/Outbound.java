package xcm.transport.btls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import xcm.api.spi.TransportConnection;

/** Seals records and hands them to the stream. */
final class Outbound {
    private final TransportConnection stream;
    private final SSLEngine engine;

    /** Records that the stream has not taken stand between position and limit. */
    private ByteBuffer records = RecordBuffers.NONE;

    Outbound(TransportConnection stream, SSLEngine engine) {
        this.stream = stream;
        this.engine = engine;
    }

    boolean isEmpty() {
        return !records.hasRemaining();
    }

    /** Returns whether there is room for one more record, of whatever length. */
    boolean hasRoom() {
        return records.capacity() == 0
                || records.capacity() - records.limit() >= engine.getSession().getPacketBufferSize();
    }

    /**
     * Seals one record of what the sources begin with, or of what the engine has to say itself. To be called when there is
     * room.
     *
     * @return the engine's answer
     * @throws SSLException if the engine has failed
     */
    SSLEngineResult seal(ByteBuffer[] sources, int offset, int count) throws SSLException {
        if (records.capacity() == 0) {
            records = RecordBuffers.take();
        }
        int start = records.position();
        records.position(records.limit()).limit(records.capacity());
        try {
            return engine.wrap(sources, offset, count, records);
        } finally {
            records.limit(records.position()).position(start);
        }
    }

    /** Hands what is sealed to the stream: 0 if all of it was taken, AGAIN, or a negative errno. */
    int flush() {
        while (records.hasRemaining()) {
            int sent = stream.send(records);
            if (sent < 0) {
                return sent;
            }
        }
        release();
        return 0;
    }

    void release() {
        RecordBuffers.give(records);
        records = RecordBuffers.NONE;
    }
}
