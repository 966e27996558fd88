package xcm.api;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;

/**
 * Has an interrupt of a thread wake it from a system call. The JDK offers this to implementors of selectors only, so this is
 * one, though it selects nothing.
 */
final class Interruption extends AbstractSelector {
    private final Runnable wake;

    /** Makes an instance; {@code wake} ends the system call and is run by the thread that interrupts. */
    Interruption(Runnable wake) {
        super(null);
        this.wake = wake;
    }

    /** Starts to watch the calling thread; wakes it at once if it is interrupted already. */
    void enter() {
        begin();
    }

    /** Ends what {@link #enter} started. */
    void leave() {
        end();
    }

    @Override
    public Selector wakeup() {
        wake.run();
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
