package xcm.transport.btls;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeTreeBuilder;

/** Is one end of a stream within the process, that ends and blocks as it is told. */
final class Pipe implements TransportConnection {
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 20).limit(0);
    private Pipe other;

    /** How many more bytes are taken. */
    int room = Integer.MAX_VALUE;

    /** How many bytes one receive brings. */
    int mostAtOnce = Integer.MAX_VALUE;

    /** What a receive says when no bytes are left. */
    int end = AGAIN;

    int receives;

    private Pipe() {}

    /** Makes one of which the other end is {@link #other}. */
    static Pipe make() {
        var one = new Pipe();
        one.other = new Pipe();
        one.other.other = one;
        return one;
    }

    Pipe other() {
        return other;
    }

    /** Has bytes be received, as if the other end had sent them. */
    void feed(byte... more) {
        bytes.compact().put(more).flip();
    }

    @Override
    public int send(ByteBuffer data) {
        int taken = Math.min(data.remaining(), room);
        if (taken == 0) {
            return AGAIN;
        }
        room -= taken;
        var part = new byte[taken];
        data.get(part);
        other.feed(part);
        return taken;
    }

    @Override
    public int receive(ByteBuffer buffer) {
        receives++;
        int stored = Math.min(Math.min(buffer.remaining(), mostAtOnce), bytes.remaining());
        if (stored == 0) {
            return end;
        }
        var part = new byte[stored];
        bytes.get(part);
        buffer.put(part);
        return stored;
    }

    @Override
    public void connect(String address) {}

    @Override
    public int finish() {
        return 0;
    }

    @Override
    public ServiceType service() {
        return ServiceType.BYTESTREAM;
    }

    @Override
    public String transport() {
        return "pipe";
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
    public void close() {}
}
