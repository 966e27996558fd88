package xcm.api;

import java.util.function.Consumer;
import xcm.linux.Epoll;
import xcm.linux.Fd;

/** Is a member of a poller: turns what a socket watches into calls of the poller's epoll instance. Any thread. */
final class PollerKey implements XcmPoller.Key, Attention.Key {
    private final Epoll epoll;
    private final PollerKeys keys;
    private final XcmPoller.Handler handler;
    private final Consumer<PollerKey> detach;
    private final Runnable wakePoller;

    /** Where the key stands among the poller's, and what its events carry; set by {@link PollerKeys}. */
    long data;

    /** The last round of the poller in which it was ready; guarded by the keys. */
    long round;

    /** Whether it wants attention whatever its descriptors say; guarded by the keys. */
    boolean now;

    PollerKey(
            Epoll epoll, PollerKeys keys, XcmPoller.Handler handler, Consumer<PollerKey> detach, Runnable wakePoller) {
        this.epoll = epoll;
        this.keys = keys;
        this.handler = handler;
        this.detach = detach;
        this.wakePoller = wakePoller;
    }

    XcmPoller.Handler handler() {
        return handler;
    }

    @Override
    public void remove() {
        if (isMember()) { // else the socket or descriptor may have another key by now
            detach.accept(this);
        }
    }

    @Override
    public void dropped() {
        keys.remove(this);
    }

    @Override
    public void wakePoller() {
        wakePoller.run();
    }

    @Override
    public boolean isMember() {
        return keys.contains(this);
    }

    // The lock keeps the epoll instance open as long as this is a member.

    @Override
    public int add(Fd fd, int events) {
        synchronized (keys) {
            return isMember() ? epoll.add(fd, events, data) : 0;
        }
    }

    @Override
    public int modify(Fd fd, int events) {
        synchronized (keys) {
            return isMember() ? epoll.modify(fd, events, data) : 0;
        }
    }

    @Override
    public void remove(Fd fd) {
        synchronized (keys) {
            if (isMember()) {
                epoll.remove(fd);
            }
        }
    }

    @Override
    public int now(boolean wanted) {
        keys.now(this, wanted);
        return 0;
    }
}
