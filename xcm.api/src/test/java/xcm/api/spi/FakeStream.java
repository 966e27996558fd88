package xcm.api.spi;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.attr.AttributeTreeBuilder;

/** Is a byte stream that takes and gives as many bytes at a time as it is told; what is sent can be received. */
final class FakeStream implements TransportConnection {
    final ByteBuffer bytes = ByteBuffer.allocate(4 * 1024 * 1024).limit(0);
    int mostAtOnce = Integer.MAX_VALUE;
    int room = Integer.MAX_VALUE;
    boolean ended;
    int sends;
    int receives;
    boolean closed;
    int recordSize;
    int failure; // what send ends with, if not 0
    boolean keeps; // whether it only keeps what it is given from now on
    private boolean kept;

    @Override
    public int send(ByteBuffer data) {
        sends++;
        if (failure != 0) {
            return failure;
        }
        int taken = Math.min(Math.min(data.remaining(), mostAtOnce), room);
        if (taken == 0) {
            return AGAIN;
        }
        room -= taken;
        kept |= keeps;
        int end = bytes.limit();
        bytes.limit(end + taken);
        bytes.put(end, data, data.position(), taken);
        data.position(data.position() + taken);
        return taken;
    }

    @Override
    public int receive(ByteBuffer buffer) {
        receives++;
        int stored = Math.min(Math.min(buffer.remaining(), mostAtOnce), bytes.remaining());
        if (stored == 0) {
            return ended ? 0 : AGAIN;
        }
        buffer.put(buffer.position(), bytes, bytes.position(), stored);
        buffer.position(buffer.position() + stored);
        bytes.position(bytes.position() + stored);
        return stored;
    }

    void feed(byte... more) {
        int end = bytes.limit();
        bytes.limit(end + more.length);
        bytes.put(end, more);
    }

    @Override
    public void connect(String address) {}

    @Override
    public int finish() {
        return kept ? AGAIN : 0;
    }

    @Override
    public int recordSize() {
        return recordSize;
    }

    @Override
    public ServiceType service() {
        return ServiceType.BYTESTREAM;
    }

    @Override
    public String transport() {
        return "fake";
    }

    @Override
    public int maxMessageSize() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {}

    @Override
    public void await(int conditions, Readiness readiness) {}

    @Override
    public Optional<String> localAddress() {
        return Optional.empty();
    }

    @Override
    public Optional<String> remoteAddress() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }
}
