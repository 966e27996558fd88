package xcm.transport.btls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import xcm.api.spi.TransportConnection;

/** Takes records off the stream and opens them. */
final class Inbound {
    private static final int HEADER = 5; // type, version, length (RFC 8446 5.1)
    private static final int ALERT = 21; // a record's type
    private static final int HANDSHAKE = 22; // another one
    private static final int ALERT_LENGTH = 2; // its level and its description

    private final TransportConnection stream;
    private final SSLEngine engine;

    /** Records, and the beginning of one, stand between position and limit. */
    private ByteBuffer records = RecordBuffers.NONE;

    /** What was opened and not delivered stands between position and limit. */
    private ByteBuffer opened = RecordBuffers.NONE;

    /** The caller's buffer and ours, for what does not fit there. */
    private final ByteBuffer[] both = {RecordBuffers.NONE, RecordBuffers.NONE};

    Inbound(TransportConnection stream, SSLEngine engine) {
        this.stream = stream;
        this.engine = engine;
    }

    /** Returns whether something can be delivered, or at least be done, without reading from the stream. */
    boolean isReady() {
        return opened.hasRemaining() || records.remaining() >= lengthOfFirst();
    }

    /**
     * Returns whether it is known how long the next record is. Without that nothing can be opened, and the JDK's engine demands
     * room for the longest of all.
     */
    boolean hasHeader() {
        return records.remaining() >= HEADER;
    }

    /** Returns whether the next record carries a message of a handshake, as told in the clear up to TLS 1.2. */
    boolean isHandshake() {
        return records.hasRemaining() && records.get(records.position()) == HANDSHAKE;
    }

    /** Returns the bytes of the first record with its header; a header's length while not even that is there. */
    private int lengthOfFirst() {
        return records.remaining() < HEADER
                ? HEADER
                : HEADER + (records.getShort(records.position() + HEADER - 2) & 0xffff);
    }

    /** Moves what was opened before to the caller; returns how many bytes. */
    int deliver(ByteBuffer destination) {
        int count = Math.min(opened.remaining(), destination.remaining());
        if (count > 0) {
            destination.put(destination.position(), opened, opened.position(), count);
            destination.position(destination.position() + count);
            opened.position(opened.position() + count);
            releaseIdle();
        }
        return count;
    }

    /**
     * Opens one record into the caller's buffer; what does not fit there is kept. To be called when nothing is kept.
     *
     * @return the engine's answer; BUFFER_UNDERFLOW if no whole record is there
     * @throws SSLException if the record is not in order, or an alert that says that the peer thinks so of ours
     */
    SSLEngineResult open(ByteBuffer destination) throws SSLException {
        if (destination.remaining() >= lengthOfFirst()) {
            return engine.unwrap(records, destination);
        }
        if (opened.capacity() == 0) {
            opened = RecordBuffers.take();
        }
        both[0] = destination;
        both[1] = opened.clear();
        try {
            return engine.unwrap(records, both);
        } finally {
            both[0] = RecordBuffers.NONE;
            both[1] = RecordBuffers.NONE;
            opened.flip();
        }
    }

    /**
     * Opens one record of a handshake, as {@link #open}. A client of TLS 1.3 that does not like the server has to say so in the
     * clear if it has not begun to encrypt, which the JDK takes for a forgery: the failure tells what the client has said.
     */
    SSLEngineResult openHandshake() throws SSLException {
        int alert = alertInTheClear();
        try {
            return engine.unwrap(records, RecordBuffers.NONE);
        } catch (SSLException e) {
            throw alert < 0 ? e : new SSLException("Received alert: " + Alert.name(alert), e);
        }
    }

    /** Returns the description in an alert that is not encrypted, RFC 8446 6; -1 if the next record is none. */
    private int alertInTheClear() {
        boolean found = records.remaining() >= HEADER + ALERT_LENGTH
                && records.get(records.position()) == ALERT
                && lengthOfFirst() == HEADER + ALERT_LENGTH;
        return found ? records.get(records.position() + HEADER + 1) & 0xff : -1;
    }

    /** Reads from the stream: the bytes read, 0 at its end, AGAIN or a negative errno. */
    int fill() {
        if (records.capacity() < RecordBuffers.SIZE) {
            records = RecordBuffers.take().clear().put(records).flip();
        } else if (records.position() > 0) {
            records.compact().flip();
        }
        int start = records.position();
        records.position(records.limit()).limit(records.capacity());
        int read = stream.receive(records);
        records.limit(records.position()).position(start);
        return read;
    }

    /**
     * Gives back what holds nothing, or only the beginning of a record, which is moved to where it has just room: a peer that
     * falls silent in the middle of a record holds no more memory than it has sent bytes.
     */
    void releaseIdle() {
        if (!records.hasRemaining()) {
            RecordBuffers.give(records);
            records = RecordBuffers.NONE;
        } else if (records.capacity() == RecordBuffers.SIZE && records.remaining() < lengthOfFirst()) {
            var beginning =
                    ByteBuffer.allocate(records.remaining()).put(records).flip();
            RecordBuffers.give(records);
            records = beginning;
        }
        if (!opened.hasRemaining()) {
            RecordBuffers.give(opened);
            opened = RecordBuffers.NONE;
        }
    }

    void release() {
        RecordBuffers.give(records);
        RecordBuffers.give(opened);
        records = RecordBuffers.NONE;
        opened = RecordBuffers.NONE;
    }
}
