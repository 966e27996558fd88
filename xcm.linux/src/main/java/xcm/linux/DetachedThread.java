package xcm.linux;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Starts threads that outlive the call that starts them, and so must not keep alive what that call was about: they inherit
 * no context class loader, no thread locals and no access control context, each of which would hold the class loaders of all
 * callers. The network namespace is that of the starting thread (man 7 network_namespaces).
 */
public final class DetachedThread {
    private DetachedThread() {}

    /**
     * Starts a daemon thread.
     *
     * @param name of the thread, for whoever looks at the process
     * @param task what it does; held until it is done
     * @throws ErrnoException ENOMEM if there can be no more threads
     */
    public static void start(String name, Runnable task) throws ErrnoException {
        var thread = create(name, task);
        thread.setDaemon(true);
        thread.setContextClassLoader(DetachedThread.class.getClassLoader());
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            var noThread = new ErrnoException("pthread_create", Errno.ENOMEM.code());
            noThread.initCause(e);
            throw noThread;
        }
    }

    @SuppressWarnings(
            "removal") // before Java 24 a thread takes its starter's access control context, which this cuts off
    private static Thread create(String name, Runnable task) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(null, task, name, 0, false));
    }
}
