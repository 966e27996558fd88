package xcm.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import xcm.linux.internal.Kernel;

/**
 * Gathers and scatters buffers by one message header (man 2 sendmsg). The scratch block holds, in this order:
 *
 * <pre>
 * msghdr    0 name   8 name length   16 vector   24 vector length   32 control   40 control length   48 flags
 * iovec[]   56 + 16 i: address   64 + 16 i: length
 * bytes     copies of what is not direct
 * </pre>
 */
final class Vector {
    private static final Kernel KERNEL = Kernel.INSTANCE;
    private static final int HEADER = 56;
    private static final int IOVEC = 16;

    private Vector() {}

    static int send(int fd, ByteBuffer[] data, int offset, int count, int flags) {
        Objects.checkFromIndexSize(offset, count, data.length);
        Native scratch = Scratch.acquire(size(data, offset, count));
        fill(scratch, data, offset, count, true);
        int sent = KERNEL.sendmsg(fd, scratch.address, flags);
        Reference.reachabilityFence(data);
        Scratch.release(scratch);
        for (int i = 0, left = sent; left > 0; i++) {
            ByteBuffer buffer = data[offset + i];
            int taken = Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + taken);
            left -= taken;
        }
        return sent;
    }

    static int receive(int fd, ByteBuffer[] data, int offset, int count, int flags) {
        Objects.checkFromIndexSize(offset, count, data.length);
        for (int i = offset; i < offset + count; i++) {
            if (data[i].isReadOnly()) {
                throw new ReadOnlyBufferException();
            }
        }
        Native scratch = Scratch.acquire(size(data, offset, count));
        fill(scratch, data, offset, count, false);
        int received = KERNEL.recvmsg(fd, scratch.address, flags);
        Reference.reachabilityFence(data);
        int copies = HEADER + count * IOVEC;
        // With MSG_TRUNC more may have been received than the buffers hold.
        for (int i = offset, left = received; left > 0 && i < offset + count; i++) {
            ByteBuffer buffer = data[i];
            int space = buffer.remaining();
            int stored = Math.min(left, space);
            if (!buffer.isDirect()) {
                buffer.put(buffer.position(), scratch.memory, copies, stored);
                copies += space;
            }
            buffer.position(buffer.position() + stored);
            left -= stored;
        }
        Scratch.release(scratch);
        return received;
    }

    private static int size(ByteBuffer[] data, int offset, int count) {
        int size = HEADER + count * IOVEC;
        for (int i = offset; i < offset + count; i++) {
            size = Math.addExact(size, data[i].isDirect() ? 0 : data[i].remaining());
        }
        return size;
    }

    private static void fill(Native scratch, ByteBuffer[] data, int offset, int count, boolean copy) {
        ByteBuffer memory = scratch.memory;
        memory.putLong(0, 0).putLong(8, 0).putLong(16, scratch.address + HEADER).putLong(24, count);
        memory.putLong(32, 0).putLong(40, 0).putLong(48, 0);
        int copies = HEADER + count * IOVEC;
        for (int i = 0; i < count; i++) {
            ByteBuffer buffer = data[offset + i];
            int length = buffer.remaining();
            long address;
            if (buffer.isDirect()) {
                address = KERNEL.address(buffer) + buffer.position();
            } else {
                address = scratch.address + copies;
                if (copy) {
                    memory.put(copies, buffer, buffer.position(), length);
                }
                copies += length;
            }
            memory.putLong(HEADER + i * IOVEC, address).putLong(HEADER + i * IOVEC + 8, length);
        }
    }
}
