package xcm.api;

import java.nio.channels.Selector;
import java.nio.channels.SelectionKey;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;
import xcm.linux.EventFd;
import xcm.linux.ErrnoException;
import xcm.linux.PollSet;

/**
 * Is where a platform thread sleeps in a blocking call, until the socket is ready, {@link #wake} is called, or the thread
 * is interrupted.
 */
final class WaitPoint implements AutoCloseable {
    private final EventFd wakeUp;
    private final PollSet polls = new PollSet();
    private final Interruption interruption = new Interruption();

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
        polls.close();
    }

    /**
     * Has an interrupt of the sleeping thread wake it. The JDK offers this to implementors of selectors only, so this is
     * one, though it selects nothing.
     */
    private final class Interruption extends AbstractSelector {
        Interruption() {
            super(null);
        }

        void enter() {
            begin();
        }

        void leave() {
            end();
        }

        @Override
        public Selector wakeup() {
            wake();
            return this;
        }

        @Override
        protected void implCloseSelector() {}

        @Override
        protected SelectionKey register(AbstractSelectableChannel channel, int operations, Object attachment) {
            throw new UnsupportedOperationException("selects nothing");
        }

        @Override
        public Set<SelectionKey> keys() {
            return Set.of();
        }

        @Override
        public Set<SelectionKey> selectedKeys() {
            return Set.of();
        }

        @Override
        public int selectNow() {
            return 0;
        }

        @Override
        public int select(long timeout) {
            return 0;
        }

        @Override
        public int select() {
            return 0;
        }
    }
}
