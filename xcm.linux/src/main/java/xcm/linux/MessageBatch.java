package xcm.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import xcm.linux.internal.Kernel;

/**
 * Sends or receives several messages by one system call (man 2 sendmmsg, man 2 recvmmsg). Reusable; one thread at a time.
 *
 * <pre>
 * mmsghdr[]   64 i: name   +8 name length   +16 vector   +24 vector length   +32 control   +40 control length
 *             +48 flags   +56 bytes sent or received
 * iovec[]     64 capacity + 16 i: address   +8 length
 * </pre>
 */
public final class MessageBatch implements AutoCloseable {
    /** The largest capacity: the kernel takes no longer vectors (UIO_MAXIOV). */
    public static final int MAX_CAPACITY = 1024;

    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int HEADER = 64;
    private static final int LENGTH = 56;
    private static final int IOVEC = 16;

    private final int capacity;
    private final Native vectors;
    private boolean closed;

    /**
     * Make room for a number of messages.
     *
     * @param capacity the most messages of a call, 1..1024
     * @throws IllegalArgumentException if it is out of range
     */
    public MessageBatch(int capacity) {
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity out of 1.." + MAX_CAPACITY + ": " + capacity);
        }
        this.capacity = capacity;
        vectors = new Native(capacity * (HEADER + IOVEC));
        long iovec = vectors.address + (long) capacity * HEADER;
        for (int i = 0; i < capacity; i++) {
            vectors.memory.putLong(i * HEADER + 16, iovec + (long) i * IOVEC).putLong(i * HEADER + 24, 1);
        }
    }

    /** Give the most messages that a call moves. */
    public int capacity() {
        return capacity;
    }

    /**
     * Send each buffer's remaining bytes as one message, and advance the positions of those that were sent to their limit.
     *
     * @param socket a socket that keeps message boundaries
     * @param messages any buffers; may be read-only
     * @param offset the first message's index
     * @param count the number of messages; of more than the capacity the first ones are sent
     * @param flags as in {@link NativeSocket#send(ByteBuffer, int)}
     * @return the number of messages sent, which may be less than the count, or the negative errno of the first one
     * @throws IllegalStateException if the batch is closed
     */
    public int send(NativeSocket socket, ByteBuffer[] messages, int offset, int count, int flags) {
        int asked = prepare(messages, offset, count);
        int heap = heapBytes(messages, offset, asked);
        int sent;
        int all = flags | MessageFlags.MSG_DONTWAIT | MessageFlags.MSG_NOSIGNAL;
        if (heap == 0) {
            fill(messages, offset, asked, null, false);
            sent = KERNEL.sendmmsg(socket.fd().number(), vectors.address, asked, all);
        } else {
            Native scratch = Scratch.acquire(heap);
            fill(messages, offset, asked, scratch, true);
            sent = KERNEL.sendmmsg(socket.fd().number(), vectors.address, asked, all);
            Scratch.release(scratch);
        }
        Reference.reachabilityFence(messages);
        for (int i = offset; i < offset + sent; i++) {
            messages[i].position(messages[i].limit());
        }
        return sent;
    }

    /**
     * Receive one message into each buffer's remaining space, and advance the positions by what was stored.
     *
     * <p>At the end of the stream the kernel fills all the rest with messages of length zero; one of them is counted. One
     * of length zero before others is a message that a peer has sent.
     *
     * @param socket a socket that keeps message boundaries
     * @param buffers any buffers that are not read-only
     * @param offset the first buffer's index
     * @param count the number of buffers; of more than the capacity the first ones are used
     * @param flags as in {@link NativeSocket#receive(ByteBuffer, int)}; MSG_TRUNC makes {@link #length} the full one
     * @return the number of messages received (the last may be of length 0: the end of the stream), 0 if the count is
     *     0, or a negative errno such as -EAGAIN (nothing now)
     * @throws ReadOnlyBufferException if a buffer is read-only
     * @throws IllegalStateException if the batch is closed
     */
    public int receive(NativeSocket socket, ByteBuffer[] buffers, int offset, int count, int flags) {
        int asked = prepare(buffers, offset, count);
        for (int i = offset; i < offset + asked; i++) {
            if (buffers[i].isReadOnly()) {
                throw new ReadOnlyBufferException();
            }
        }
        int heap = heapBytes(buffers, offset, asked);
        int all = flags | MessageFlags.MSG_DONTWAIT;
        int received;
        if (heap == 0) {
            fill(buffers, offset, asked, null, false);
            received = KERNEL.recvmmsg(socket.fd().number(), vectors.address, asked, all);
            received = store(buffers, offset, received, null);
        } else {
            Native scratch = Scratch.acquire(heap);
            fill(buffers, offset, asked, scratch, false);
            received = KERNEL.recvmmsg(socket.fd().number(), vectors.address, asked, all);
            received = store(buffers, offset, received, scratch);
            Scratch.release(scratch);
        }
        Reference.reachabilityFence(buffers);
        return received;
    }

    /**
     * Give the length of a message of the last {@link #receive} in bytes.
     *
     * @param i the message's index, from 0
     * @return its length; with MSG_TRUNC the full one, which may be more than was stored
     * @throws IndexOutOfBoundsException if the index is not in 0..capacity-1
     */
    public int length(int i) {
        return vectors.memory.getInt(Objects.checkIndex(i, capacity) * HEADER + LENGTH);
    }

    /** Let go of the memory; idempotent. */
    @Override
    public void close() {
        closed = true;
    }

    private int prepare(ByteBuffer[] buffers, int offset, int count) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Objects.checkFromIndexSize(offset, count, buffers.length);
        return Math.min(count, capacity);
    }

    private static int heapBytes(ByteBuffer[] buffers, int offset, int count) {
        int bytes = 0;
        for (int i = offset; i < offset + count; i++) {
            bytes = Math.addExact(bytes, buffers[i].isDirect() ? 0 : buffers[i].remaining());
        }
        return bytes;
    }

    private void fill(ByteBuffer[] buffers, int offset, int count, Native scratch, boolean copy) {
        ByteBuffer memory = vectors.memory;
        int iovec = capacity * HEADER;
        int copies = 0;
        for (int i = 0; i < count; i++, iovec += IOVEC) {
            ByteBuffer buffer = buffers[offset + i];
            int length = buffer.remaining();
            long address;
            if (buffer.isDirect()) {
                address = KERNEL.address(buffer) + buffer.position();
            } else if (length == 0) {
                address = 0;
            } else {
                address = scratch.address + copies;
                if (copy) {
                    scratch.memory.put(copies, buffer, buffer.position(), length);
                }
                copies += length;
            }
            memory.putLong(iovec, address).putLong(iovec + 8, length);
        }
    }

    /** Copy what is not direct, advance the positions, and count up to the first of the last ones of length zero. */
    private int store(ByteBuffer[] buffers, int offset, int received, Native scratch) {
        int copies = 0;
        for (int i = 0; i < received; i++) {
            ByteBuffer buffer = buffers[offset + i];
            int space = buffer.remaining();
            int stored = Math.min(length(i), space);
            if (!buffer.isDirect() && space > 0) {
                buffer.put(buffer.position(), scratch.memory, copies, stored);
                copies += space;
            }
            buffer.position(buffer.position() + stored);
        }
        int counted = received;
        while (counted > 1 && length(counted - 1) == 0 && length(counted - 2) == 0) {
            counted--;
        }
        return counted;
    }
}
