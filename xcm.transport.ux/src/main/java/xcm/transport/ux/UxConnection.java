package xcm.transport.ux;

import static xcm.linux.MessageFlags.MSG_EOR;
import static xcm.linux.MessageFlags.MSG_TRUNC;

import java.nio.ByteBuffer;
import java.util.Optional;
import xcm.api.spi.Buffers;
import xcm.api.spi.Counters;
import xcm.api.spi.Counters.Direction;
import xcm.api.spi.Readiness;
import xcm.api.spi.ServiceType;
import xcm.api.spi.SocketContext;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeTreeBuilder;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.MessageBatch;
import xcm.linux.NativeSocket;
import xcm.linux.SockAddr;

/** Is a connection: the kernel keeps the boundaries of messages, and all state. */
final class UxConnection implements TransportConnection {
    private static final int ENOENT = -Errno.ENOENT.code();
    private static final int ECONNREFUSED = -Errno.ECONNREFUSED.code();

    private final UxNames names;
    private final String transport;
    private final String scheme;
    private final Counters counters;

    private volatile NativeSocket socket; // null until connected or accepted
    private int maxMessageSize;

    /** The two ends, once known; any thread may be the first to ask. */
    private volatile Optional<String> local = Optional.empty();

    private volatile Optional<String> remote = Optional.empty();

    UxConnection(UxNames names, String transport, SocketContext context) {
        this.names = names;
        this.transport = transport;
        this.scheme = context.scheme();
        this.counters = context.counters();
    }

    @Override
    public void connect(String address) throws ErrnoException {
        var name = UxNames.parse(scheme, address);
        var fresh = UxSockets.open();
        int result = fresh.connect(names.named(name));
        UxSockets.check(fresh, "connect", result == ENOENT ? ECONNREFUSED : result);
        remote = Optional.of(address);
        take(fresh);
    }

    void accepted(NativeSocket fresh) {
        UxSockets.setUp(fresh);
        take(fresh);
    }

    private void take(NativeSocket fresh) {
        maxMessageSize = UxSockets.maxMessageSize(fresh);
        socket = fresh;
    }

    @Override
    public int send(ByteBuffer message) {
        int sent = socket.send(message, MSG_EOR);
        if (sent > 0) {
            counters.add(Direction.TO_LOWER, sent);
        }
        return sent;
    }

    @Override
    public int receive(ByteBuffer buffer) {
        int room = buffer.remaining();
        int length = socket.receive(buffer, MSG_TRUNC);
        if (length <= 0) {
            return length;
        }
        int stored = Math.min(length, room);
        count(1, length, stored);
        return stored;
    }

    // One system call each: the kernel may tell an errno but once, and a second call would find it with nobody to tell.

    @Override
    public int sendMany(ByteBuffer[] messages, int offset, int count) {
        var batch = Batches.SHELF.take();
        try {
            int asked = Math.min(count, Batches.SIZE);
            long before = Buffers.remaining(messages, offset, asked);
            int sent = batch.send(socket, messages, offset, asked, MSG_EOR);
            if (sent > 0) {
                counters.add(Direction.TO_LOWER, sent, before - Buffers.remaining(messages, offset, asked));
            }
            return sent;
        } finally {
            Batches.SHELF.give(batch);
        }
    }

    @Override
    public int receiveMany(ByteBuffer[] buffers, int offset, int count) {
        var batch = Batches.SHELF.take();
        try {
            return receiveBatch(batch, buffers, offset, Math.min(count, Batches.SIZE));
        } finally {
            Batches.SHELF.give(batch);
        }
    }

    private int receiveBatch(MessageBatch batch, ByteBuffer[] buffers, int offset, int count) {
        long room = Buffers.remaining(buffers, offset, count);
        int received = batch.receive(socket, buffers, offset, count, MSG_TRUNC);
        if (received > 0 && batch.length(received - 1) == 0) {
            received--; // the end of the stream, which the kernel tells again
        }
        long length = 0;
        for (int i = 0; i < received; i++) {
            length += batch.length(i);
        }
        if (received > 0) {
            count(received, length, room - Buffers.remaining(buffers, offset, count));
        }
        return received;
    }

    /** Counts what was received; what the application's buffers had no room for counts as delivered too. */
    private void count(int messages, long length, long stored) {
        counters.add(Direction.FROM_LOWER, messages, length);
        if (length > stored) {
            counters.add(Direction.TO_APP, 0, length - stored);
        }
    }

    @Override
    public int finish() {
        return 0;
    }

    @Override
    public boolean failuresLast() {
        return false;
    }

    @Override
    public void await(int conditions, Readiness readiness) {
        readiness.watchFor(socket.fd(), conditions);
    }

    @Override
    public void attributes(AttributeTreeBuilder tree) {}

    @Override
    public ServiceType service() {
        return ServiceType.MESSAGING;
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public int maxMessageSize() {
        return maxMessageSize;
    }

    @Override
    public Optional<String> localAddress() {
        if (local.isEmpty() && socket != null) {
            local = ask(socket::localAddress);
        }
        return local;
    }

    @Override
    public Optional<String> remoteAddress() {
        if (remote.isEmpty() && socket != null) {
            remote = ask(socket::remoteAddress);
        }
        return remote;
    }

    /** Is a question to the kernel. */
    private interface Question {
        SockAddr ask() throws ErrnoException;
    }

    private Optional<String> ask(Question question) {
        try {
            return Optional.of(names.print(scheme, question.ask()));
        } catch (ErrnoException e) {
            return Optional.empty(); // the peer has gone: its name is not known any more
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
