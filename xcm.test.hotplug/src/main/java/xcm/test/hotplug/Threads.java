package xcm.test.hotplug;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Starts threads, of both kinds; this compiles for a JDK that has no virtual ones. */
final class Threads {
    /** Whether there are virtual threads (Java 21). */
    static final boolean VIRTUAL = Runtime.version().feature() >= 21;

    private Threads() {}

    /** Starts a thread. */
    static Thread start(String name, boolean virtual, Runnable task) {
        return virtual ? startVirtual(task) : startPlatform(name, task);
    }

    private static Thread startPlatform(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Thread startVirtual(Runnable task) {
        try {
            MethodHandle start = MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
            return (Thread) start.invokeExact(task);
        } catch (Throwable e) {
            throw Check.failed("no virtual thread", e);
        }
    }
}
