package xcm.test.hotplug;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xcm.api.XcmException;
import xcm.linux.Errno;

/** Is a call in a thread of its own that waits in the kernel, or, if the thread is virtual, is parked. */
final class Blocked {
    /** The system calls that wait: poll(2) and epoll_wait(2). */
    private static final Set<String> WAITING = Set.of("xcm.linux.PollSet", "xcm.linux.Epoll");

    private final String name;
    private final boolean virtual;
    private final FutureTask<Void> outcome;
    private final Thread thread;

    private Blocked(String name, boolean virtual, Check.Operation call) {
        this.name = name;
        this.virtual = virtual;
        outcome = new FutureTask<>(() -> {
            call.run();
            return null;
        });
        thread = Threads.start(name, virtual, outcome);
    }

    /** Starts a call; returns when it waits. */
    static Blocked start(String name, boolean virtual, Check.Operation call) throws Exception {
        var blocked = new Blocked(virtual ? name + " in a virtual thread" : name, virtual, call);
        blocked.awaitWaiting();
        return blocked;
    }

    private void awaitWaiting() throws Exception {
        Wait.until(name + " waits", () -> {
            if (outcome.isDone()) {
                outcome.get(); // tells why
                throw new AssertionError(name + " does not wait");
            }
            return virtual ? thread.getState() == Thread.State.WAITING : isInKernel();
        });
    }

    private boolean isInKernel() {
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> WAITING.contains(frame.getClassName()));
    }

    /** Fails unless the call ends with ENOPROTOOPT. */
    void assertWithdrawn() throws Exception {
        try {
            outcome.get(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError(name + " has not failed");
        } catch (TimeoutException e) {
            throw Check.failed(name + " waits for ever: " + Arrays.toString(thread.getStackTrace()), e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof XcmException failure) || failure.errno() != Errno.ENOPROTOOPT) {
                throw Check.failed(name + " has failed, but not as it should have", e.getCause());
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
