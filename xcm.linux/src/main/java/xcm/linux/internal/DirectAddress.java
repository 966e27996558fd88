package xcm.linux.internal;

import com.kenai.jffi.MemoryIO;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * Finds the native address of a direct buffer.
 *
 * <p>The JNI function costs about 20 ns; reading the buffer's field by sun.misc.Unsafe costs 2 ns. From Java 24 on the
 * virtual machine warns of the latter (JEP 498), and it will go: there, and wherever Unsafe is not to be had, JNI serves.
 * Unsafe is looked up by name, for neither the module nor the bundle may depend on it.
 */
final class DirectAddress {
    private static final int UNSAFE_WARNS_FROM = 24;
    private static final MethodHandle ADDRESS = Runtime.version().feature() < UNSAFE_WARNS_FROM ? unsafe() : jni();

    private DirectAddress() {}

    /** Give the address of index 0. */
    static long of(ByteBuffer direct) {
        try {
            return (long) ADDRESS.invokeExact(direct);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // neither way throws a checked exception
        }
    }

    private static MethodHandle unsafe() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe", true, ClassLoader.getPlatformClassLoader());
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Object unsafe = instance.get(null);
            long offset = (long) type.getMethod("objectFieldOffset", Field.class)
                    .invoke(unsafe, Buffer.class.getDeclaredField("address"));
            MethodHandle getLong = MethodHandles.publicLookup()
                    .findVirtual(type, "getLong", MethodType.methodType(long.class, Object.class, long.class));
            return MethodHandles.insertArguments(getLong.bindTo(unsafe), 1, offset)
                    .asType(exact());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return jni();
        }
    }

    private static MethodHandle jni() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            MemoryIO.class, "getDirectBufferAddress", MethodType.methodType(long.class, Buffer.class))
                    .bindTo(MemoryIO.getInstance())
                    .asType(exact());
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodType exact() {
        return MethodType.methodType(long.class, ByteBuffer.class);
    }
}
