package xcm.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import xcm.linux.internal.Kernel;

/** A block of native memory in native byte order, its address at hand; freed when it is garbage. */
final class Native {
    final ByteBuffer memory;
    final long address;

    Native(int size) {
        memory = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        address = Kernel.INSTANCE.address(memory);
    }

    int size() {
        return memory.capacity();
    }
}
