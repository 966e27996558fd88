package xcm.api;

import java.nio.ByteBuffer;
import xcm.api.spi.Buffers;
import xcm.api.spi.Counters;
import xcm.api.spi.Counters.Direction;
import xcm.api.spi.ServiceType;
import xcm.api.spi.TransportConnection;
import xcm.linux.Errno;

/**
 * Hands a connection's messages to its transport without waiting, counts them, and remembers how the connection ended.
 *
 * <p>Results are as those of {@link TransportConnection}.
 */
final class Traffic {
    private static final int AGAIN = TransportConnection.AGAIN;
    private static final int EPIPE = -Errno.EPIPE.code();
    private static final int EINVAL = -Errno.EINVAL.code();
    private static final int EMSGSIZE = -Errno.EMSGSIZE.code();

    private final TransportConnection connection;
    private final Counters counters;
    private final boolean messaging;

    /** How much room the buffers had before the last receive of many from a stream. */
    private int[] rooms = {};

    /** 0, or the negative errno that everything ends with from now on: EPIPE after an orderly end. */
    private int failed;

    Traffic(TransportConnection connection, Counters counters) {
        this.connection = connection;
        this.counters = counters;
        this.messaging = connection.service() == ServiceType.MESSAGING;
    }

    boolean isMessaging() {
        return messaging;
    }

    boolean hasFailed() {
        return failed != 0;
    }

    /** Returns 0 if the buffer can be sent, else a negative errno. */
    int check(ByteBuffer data) {
        if (!messaging) {
            return 0;
        }
        int length = data.remaining();
        if (length == 0) {
            return EINVAL;
        }
        return length > connection.maxMessageSize() ? EMSGSIZE : 0;
    }

    /** Sends; soon is enough if an event loop sees to it that the connection is called again. */
    int send(ByteBuffer data, boolean watched) {
        if (failed != 0) {
            return failed;
        }
        int taken = watched ? connection.sendSoon(data) : connection.send(data);
        if (taken > 0) {
            counters.add(Direction.FROM_APP, taken);
        } else {
            note(taken);
        }
        return taken;
    }

    /** Returns how many buffers were taken whole; 0 if only a part of a stream's first one was. */
    int sendMany(ByteBuffer[] data, int offset, int count) {
        if (failed != 0) {
            return failed;
        }
        long before = Buffers.remaining(data, offset, count);
        int result = connection.sendMany(data, offset, count);
        if (result < 0) {
            note(result);
            return result;
        }
        int whole = messaging ? result : whole(data, offset, count);
        counters.add(Direction.FROM_APP, whole, before - Buffers.remaining(data, offset, count));
        return whole;
    }

    int receive(ByteBuffer buffer) {
        if (failed != 0) {
            return ended();
        }
        int stored = connection.receive(buffer);
        if (stored > 0) {
            counters.add(Direction.TO_APP, stored);
        } else {
            note(stored == 0 ? EPIPE : stored);
        }
        return stored;
    }

    /** Returns how many buffers received something. */
    int receiveMany(ByteBuffer[] buffers, int offset, int count) {
        if (failed != 0) {
            return ended();
        }
        long before = Buffers.remaining(buffers, offset, count);
        if (!messaging) {
            rememberRoom(buffers, offset, count);
        }
        int result = connection.receiveMany(buffers, offset, count);
        if (result <= 0) {
            note(result == 0 ? EPIPE : result);
            return result;
        }
        int used = messaging ? result : used(buffers, offset, count);
        counters.add(Direction.TO_APP, used, before - Buffers.remaining(buffers, offset, count));
        return used;
    }

    int finish() {
        if (failed != 0) {
            return failed;
        }
        int result = connection.finish();
        note(result);
        return result;
    }

    private int ended() {
        return failed == EPIPE ? 0 : failed;
    }

    private void note(int result) {
        if (result < 0 && result != AGAIN && result != EMSGSIZE && connection.failuresLast()) {
            failed = result;
        }
    }

    private void rememberRoom(ByteBuffer[] buffers, int offset, int count) {
        if (rooms.length < count) {
            rooms = new int[count];
        }
        for (int i = 0; i < count; i++) {
            rooms[i] = buffers[offset + i].remaining();
        }
    }

    /** Returns how many buffers have less room than before: a stream fills them in turn. */
    private int used(ByteBuffer[] buffers, int offset, int count) {
        int used = 0;
        while (used < count && buffers[offset + used].remaining() < rooms[used]) {
            used++;
        }
        return used;
    }

    private static int whole(ByteBuffer[] buffers, int offset, int count) {
        int whole = 0;
        while (whole < count && !buffers[offset + whole].hasRemaining()) {
            whole++;
        }
        return whole;
    }
}
