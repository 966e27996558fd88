package xcm.tools.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Exits the process once: with the status of the command, or, as a command shall do on SIGINT, SIGHUP and SIGTERM, after a
 * clean shutdown with status 0. The JVM runs its shutdown hooks on these signals (unless it ignores one of them because its
 * parent did, as under nohup(1)); it would then exit with 128 + the signal's number.
 */
public final class Exit {
    /** How long the command's thread has for its part of a clean shutdown, before the process ends nevertheless. */
    private static final long GRACE_MILLIS = 1000;

    private static final AtomicBoolean EXITING = new AtomicBoolean();
    private static final CountDownLatch UNWOUND = new CountDownLatch(1);

    private Exit() {}

    /**
     * Have a signal end the process with status 0: the calling thread is interrupted, and awaited for a moment.
     *
     * @param release closes what must not be left behind if that thread cannot be interrupted; called by another thread
     */
    public static void onSignal(Runnable release) {
        var command = Thread.currentThread();
        var hook = new Thread(() -> {
            if (EXITING.compareAndSet(false, true)) {
                try {
                    release.run();
                    command.interrupt();
                    boolean ignored = UNWOUND.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    // nobody interrupts the hook; if so, there is no time to wait
                } finally {
                    System.out.flush();
                    Runtime.getRuntime().halt(0);
                }
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Return whether the process is about to exit: failures are then due to that. */
    public static boolean isExiting() {
        return EXITING.get();
    }

    /**
     * Print the last words and exit, unless a signal came first. Does not return.
     *
     * @param end of the command
     */
    public static void with(End end) {
        if (EXITING.compareAndSet(false, true)) {
            end.print(System.out, System.err);
            System.exit(end.status());
        }
        UNWOUND.countDown();
        while (true) {
            LockSupport.park();
        }
    }
}
