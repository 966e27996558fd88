package xcm.linux;

import java.nio.ByteBuffer;
import xcm.linux.internal.Kernel;

/** Tells where a direct buffer is, for calls that take native addresses. */
public final class NativeMemory {
    private NativeMemory() {}

    /**
     * Give the native address of index 0 of a direct buffer. It is valid as long as the buffer is reachable; the caller
     * keeps it so ({@link java.lang.ref.Reference#reachabilityFence}).
     *
     * @throws IllegalArgumentException if the buffer is not direct
     */
    public static long address(ByteBuffer direct) {
        if (!direct.isDirect()) {
            throw new IllegalArgumentException("not a direct buffer");
        }
        return Kernel.INSTANCE.address(direct);
    }
}
