package xcm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;
import xcm.linux.MessageBatch;
import xcm.linux.MessageFlags;
import xcm.linux.NativeSocket;
import xcm.linux.PollSet;
import xcm.linux.SocketType;

/**
 * Is a SOCK_SEQPACKET socket and nothing else: send(2) and recv(2) with the flags that the {@code ux} transport gives,
 * poll(2) to wait, sendmmsg(2) and recvmmsg(2) for batches, by the same binding and with direct buffers.
 */
final class KernelMessages implements Port {
    private static final int AGAIN = -Errno.EAGAIN.code();
    private static final int SEND = MessageFlags.MSG_EOR;
    private static final int RECEIVE = MessageFlags.MSG_TRUNC;

    private final NativeSocket socket;
    private final boolean blocking;
    private final ByteBuffer[] out;
    private final ByteBuffer[] in;
    private final MessageBatch batch = new MessageBatch(Work.BATCH);
    private final PollSet poll = new PollSet();
    private int last;

    private KernelMessages(NativeSocket socket, Payload payload, boolean blocking) {
        this.socket = socket;
        this.blocking = blocking;
        this.out = payload.directBuffers();
        this.in = payload.emptyBuffers();
        poll.add(socket.fd().number(), PollSet.POLLIN);
    }

    static Ports open(Payload payload, boolean blocking) throws ErrnoException {
        var pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
        return new Ports(
                new KernelMessages(pair.first(), payload, blocking),
                new KernelMessages(pair.second(), payload, blocking));
    }

    @Override
    public boolean send(int index) throws IOException {
        return checked(socket.send(out[index].clear(), SEND)) > 0;
    }

    @Override
    public boolean receive() throws IOException {
        last = 0;
        int length = socket.receive(in[0].clear(), RECEIVE);
        while (length == AGAIN && blocking) {
            poll.poll(-1);
            length = socket.receive(in[0], RECEIVE);
        }
        return checkedEnd(length) > 0;
    }

    @Override
    public int sendMany(int index, int count) throws IOException {
        for (int i = index; i < index + count; i++) {
            out[i].clear();
        }
        return checked(batch.send(socket, out, index, count, SEND));
    }

    @Override
    public int receiveMany(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            in[i].clear();
        }
        int received = checkedEnd(batch.receive(socket, in, 0, count, RECEIVE));
        if (received > 0) {
            last = received - 1;
        }
        return received;
    }

    private static int checkedEnd(int result) throws IOException {
        if (result == 0) {
            throw new EOFException();
        }
        return checked(result);
    }

    private static int checked(int result) throws IOException {
        if (result >= 0 || result == AGAIN) {
            return Math.max(0, result);
        }
        throw new IOException(Errno.of(result).toString());
    }

    @Override
    public byte[] last() {
        return Bytes.copy(in[last].duplicate().flip());
    }

    @Override
    public void close() {
        socket.close();
        batch.close();
    }
}
