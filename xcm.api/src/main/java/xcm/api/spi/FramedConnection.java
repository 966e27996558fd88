package xcm.api.spi;

import static xcm.api.spi.Framing.MAX_MESSAGE_SIZE;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

/** Keeps the boundaries of messages on a byte stream. */
final class FramedConnection implements TransportConnection {
    private static final int EPIPE = -Errno.EPIPE.code();

    /** How many sends in a row go at once: a few messages have nothing to wait for, and a broken stream shows soon. */
    private static final int AT_ONCE = 4;

    private final String transport;
    private final TransportConnection stream;
    private final FrameReader in;
    private final FrameWriter out;

    /** How many sends in a row went at once, the stream having taken all; 0 after any other call. */
    private int row;

    /** How many messages may be gathered; it doubles while the stream takes all, so that a broken one shows soon. */
    private int window;

    private int gathered;

    FramedConnection(String transport, Counters counters, TransportConnection stream) {
        this.transport = transport;
        this.stream = stream;
        this.in = new FrameReader(stream, counters);
        this.out = new FrameWriter(stream, counters);
    }

    TransportConnection stream() {
        return stream;
    }

    @Override
    public void connect(String address) throws ErrnoException {
        stream.connect(address);
    }

    @Override
    public void bindTo(String address) throws AttributeException {
        stream.bindTo(address);
    }

    @Override
    public int send(ByteBuffer message) {
        int flushed = out.flush();
        if (flushed < 0) {
            return flushed;
        }
        int length = message.remaining();
        flushed = length < FrameBuffers.WORTH_NO_COPY ? writeCopy(message) : out.writeThrough(message);
        return flushed == 0 || flushed == AGAIN ? length : flushed;
    }

    /**
     * Sends the first messages of a row at once, and gathers the next ones: one, two, four, and so on, up to a record of the
     * stream. Whatever is called but this sends what is gathered.
     */
    @Override
    public int sendSoon(ByteBuffer message) {
        int record = stream.recordSize();
        int length = message.remaining();
        if (row < AT_ONCE || length >= record / 2) {
            int taken = send(message);
            row = taken > 0 && out.isEmpty() ? Math.min(row + 1, AT_ONCE) : 0;
            window = 1;
            gathered = 0;
            return taken;
        }
        if (gathered == window || !out.hasRoom(length, record)) {
            int flushed = out.flush();
            if (flushed < 0) {
                row = 0;
                return flushed;
            }
            window = gathered == window ? Math.min(2 * window, record) : window;
            gathered = 0;
            out.begin(record);
        }
        out.append(message);
        gathered++;
        message.position(message.limit());
        return length;
    }

    private int writeCopy(ByteBuffer message) {
        out.begin(message.remaining());
        out.append(message);
        message.position(message.limit());
        return out.flush();
    }

    @Override
    public int sendMany(ByteBuffer[] messages, int offset, int count) {
        row = 0;
        int done = 0;
        int flushed = out.flush();
        while (flushed == 0 && done < count) {
            int framed = frame(messages, offset + done, count - done);
            flushed = out.flush();
            int taken = flushed == 0 ? framed : out.settle();
            consume(messages, offset + done, taken);
            done += taken;
        }
        return done > 0 && (flushed == 0 || flushed == AGAIN) ? done : flushed;
    }

    /** Frames as many of the messages as one buffer holds; returns how many. */
    private int frame(ByteBuffer[] messages, int offset, int count) {
        out.begin(messages[offset].remaining());
        int framed = 0;
        while (framed < count && out.append(messages[offset + framed])) {
            framed++;
        }
        return framed;
    }

    private static void consume(ByteBuffer[] messages, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            messages[i].position(messages[i].limit());
        }
    }

    @Override
    public int receive(ByteBuffer buffer) {
        row = 0;
        int flushed = out.flush();
        return flushed == 0 || flushed == AGAIN ? in.receive(buffer) : ended(flushed);
    }

    @Override
    public int receiveMany(ByteBuffer[] buffers, int offset, int count) {
        row = 0;
        int flushed = out.flush();
        return flushed == 0 || flushed == AGAIN ? in.receiveMany(buffers, offset, count) : ended(flushed);
    }

    /** A peer that reads no more has closed the connection. */
    private static int ended(int failure) {
        return failure == EPIPE ? 0 : failure;
    }

    @Override
    public int finish() {
        row = 0;
        int flushed = out.flush();
        return flushed < 0 ? flushed : stream.finish(); // in this order: the stream may keep what it takes, too
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        int below = conditions;
        if ((conditions & Readiness.RECEIVABLE) != 0 && in.isReady()) {
            below &= ~Readiness.RECEIVABLE;
            readiness.now();
        }
        if (!out.isEmpty()) {
            below |= Readiness.SENDABLE;
        }
        stream.await(below, readiness);
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {
        stream.attributes(tree);
    }

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public String explanation() {
        return stream.explanation();
    }

    @Override
    public int maxMessageSize() {
        return MAX_MESSAGE_SIZE;
    }

    @Override
    public Optional<String> localAddress() {
        return stream.localAddress();
    }

    @Override
    public Optional<String> remoteAddress() {
        return stream.remoteAddress();
    }

    @Override
    public void close() {
        if (row == AT_ONCE) {
            out.flush(); // it would have been sent already if it had not been gathered
        }
        in.release();
        out.release();
        stream.close();
    }
}
