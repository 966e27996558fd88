package xcm.api;

import xcm.api.spi.TransportSocket;
import xcm.linux.Epoll;
import xcm.linux.ErrnoException;
import xcm.linux.Fd;

/**
 * Tells event loops when a socket wants attention: a foreign one by a descriptor, a poller through its key, or both (the
 * poller then watches the descriptor).
 */
final class Attention {
    /** A poller's side of a socket. */
    interface Key extends Watches.Sink {
        /** Returns false once the poller is closed: the key has no effect any more. */
        boolean isMember();

        /** The socket has left the poller. */
        void dropped();

        /** Ends a wait of the poller that is in progress, as another thread has changed something. */
        void wakePoller();
    }

    final Watches watches = new Watches();
    private ReadyDescriptor descriptor; // null until it is asked for
    private Key key; // null while the socket is in no poller

    /** Returns whether anybody looks: then each change has to be declared at once. */
    boolean isWatched() {
        return watches.isAttached();
    }

    /** Declares anew what the socket waits for. Returns 0 or a negative errno. */
    int declare(TransportSocket socket, int conditions, boolean failed) {
        watches.begin();
        if (failed) {
            watches.now();
        } else {
            socket.await(conditions, watches);
        }
        return watches.end();
    }

    /** Declares that nothing is waited for any more, and that a call is worth while. */
    void declareEnded() {
        watches.begin();
        watches.now();
        watches.end();
    }

    /** Ends a wait of the poller that is in progress, for the socket to be reported. Any thread. */
    void wakePoller() {
        if (key != null) {
            key.wakePoller();
        }
    }

    /** Returns the descriptor that is readable when the socket wants attention. */
    Fd descriptor() throws ErrnoException {
        if (descriptor == null) {
            var fresh = new ReadyDescriptor();
            int result = watches.attach(fresh);
            if (result == 0 && key != null) {
                result = key.add(fresh.fd(), Epoll.EPOLLIN);
            }
            if (result < 0) {
                watches.detach();
                fresh.close();
                if (key != null) {
                    watches.attach(key);
                }
                throw new ErrnoException("epoll_ctl", result);
            }
            descriptor = fresh;
        }
        return descriptor.fd();
    }

    boolean isInPoller() {
        return key != null && key.isMember();
    }

    /** Has a poller watch. Returns 0, or a negative errno: the caller then calls {@link #leavePoller}. */
    int enter(Key poller) {
        leavePoller(); // one that was closed
        key = poller;
        return descriptor != null ? poller.add(descriptor.fd(), Epoll.EPOLLIN) : watches.attach(poller);
    }

    void leavePoller() {
        if (key == null) {
            return;
        }
        if (descriptor != null) {
            key.remove(descriptor.fd());
        } else {
            watches.detach();
        }
        key = null;
    }

    void close() {
        var left = key;
        leavePoller();
        if (descriptor != null) {
            watches.detach();
            descriptor.close();
        }
        if (left != null) {
            left.dropped();
        }
    }
}
