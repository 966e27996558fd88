package xcm.api.spi;

import java.nio.ByteBuffer;

/** Sends and receives many by one call each, for transports that have no better way. */
final class Many {
    private Many() {}

    static int send(TransportConnection connection, ByteBuffer[] data, int offset, int count) {
        boolean messaging = connection.service() == ServiceType.MESSAGING;
        int done = 0;
        for (int i = offset; i < offset + count; i++) {
            int taken = data[i].hasRemaining() ? connection.send(data[i]) : 0;
            if (taken < 0) {
                return done > 0 ? done : taken;
            }
            done += messaging ? 1 : taken;
            if (data[i].hasRemaining()) {
                break;
            }
        }
        return done;
    }

    static int receive(TransportConnection connection, ByteBuffer[] buffers, int offset, int count) {
        boolean messaging = connection.service() == ServiceType.MESSAGING;
        int done = 0;
        for (int i = offset; i < offset + count; i++) {
            int stored = connection.receive(buffers[i]);
            if (stored <= 0) {
                return done > 0 ? done : stored;
            }
            done += messaging ? 1 : stored;
            if (!messaging && buffers[i].hasRemaining()) {
                break;
            }
        }
        return done;
    }
}
