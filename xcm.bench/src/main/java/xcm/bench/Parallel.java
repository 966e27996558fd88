package xcm.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Does one thing in a thread of its own: accepts, while the caller connects. */
final class Parallel {
    private Parallel() {}

    static <T> Future<T> start(Callable<T> task) {
        var future = new FutureTask<>(task);
        var thread = new Thread(future, "accept");
        thread.setDaemon(true);
        thread.start();
        return future;
    }
}
