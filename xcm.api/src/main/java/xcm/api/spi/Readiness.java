package xcm.api.spi;

import xcm.linux.Epoll;
import xcm.linux.Fd;

/** Takes what a socket waits for. One socket's parts share it: a part declares into what its whole was given. */
public interface Readiness {
    /** A message, bytes or the end of the stream can be received. */
    int RECEIVABLE = 1;
    /** A message or bytes can be sent. */
    int SENDABLE = 2;
    /** A connection can be accepted. */
    int ACCEPTABLE = 4;

    /**
     * Watches a descriptor; the last declaration for a descriptor counts.
     *
     * @param fd an open descriptor, watched until it is closed or not declared any more
     * @param events bits of epoll_ctl(2), see {@link xcm.linux.Epoll}
     */
    void watch(Fd fd, int events);

    /**
     * Watches a data or listening socket of the kernel for conditions; for none, nothing is watched.
     *
     * @param fd an open descriptor
     * @param conditions any of the three
     */
    default void watchFor(Fd fd, int conditions) {
        if (conditions != 0) {
            watch(fd, events(conditions));
        }
    }

    /**
     * Returns the events of epoll_ctl(2) that tell of conditions of a socket of the kernel.
     *
     * @param conditions any of the three
     */
    static int events(int conditions) {
        int reading = (conditions & (RECEIVABLE | ACCEPTABLE)) != 0 ? Epoll.EPOLLIN : 0;
        return (conditions & SENDABLE) != 0 ? reading | Epoll.EPOLLOUT : reading;
    }

    /** Declares that a call is worth while now, whatever the descriptors say. */
    void now();
}
