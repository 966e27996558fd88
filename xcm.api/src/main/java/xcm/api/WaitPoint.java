package xcm.api;

import xcm.linux.ErrnoException;
import xcm.linux.EventFd;
import xcm.linux.PollSet;

/**
 * Is where a platform thread sleeps in a blocking call, until the socket is ready, {@link #wake} is called, or the thread
 * is interrupted.
 */
final class WaitPoint implements AutoCloseable {
    private final EventFd wakeUp;
    private final PollSet polls = new PollSet();
    private final Interruption interruption = new Interruption(this::wake);

    WaitPoint() throws ErrnoException {
        wakeUp = EventFd.open();
    }

    /** Sleeps; returns also without any reason. */
    void await(Watches watches) {
        polls.clear();
        polls.add(wakeUp.fd().number(), PollSet.POLLIN);
        for (int i = 0; i < watches.size(); i++) {
            polls.add(watches.fd(i).number(), watches.events(i));
        }
        interruption.enter();
        try {
            polls.poll(-1);
        } finally {
            interruption.leave();
        }
        if (polls.revents(0) != 0) {
            wakeUp.drain();
        }
    }

    /** Wakes the sleeper, or whoever sleeps here next. Any thread. */
    void wake() {
        wakeUp.signal();
    }

    @Override
    public void close() {
        wakeUp.close();
    }
}
