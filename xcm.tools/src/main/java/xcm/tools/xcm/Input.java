package xcm.tools.xcm;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

/**
 * Is the standard input among what a poller waits for. Regular files and /dev/null are always readable and cannot be waited
 * for (EPERM, epoll_ctl(2)): they are attended to whenever nothing else is to be done.
 */
final class Input {
    private static final int NUMBER = 0;

    private final XcmPoller poller;
    private final XcmPoller.Handler handler;
    private final FileInputStream in = new FileInputStream(FileDescriptor.in);
    private Optional<XcmPoller.Key> key = Optional.empty();
    private boolean cannotBeWaitedFor;
    private boolean isWanted;

    Input(XcmPoller poller, XcmPoller.Handler handler) {
        this.poller = poller;
        this.handler = handler;
    }

    /** Reads once, without waiting if it was reported; -1 at the end. */
    int read(byte[] buffer) throws IOException {
        return in.read(buffer);
    }

    void resume() throws XcmException {
        if (isWanted) {
            return;
        }
        isWanted = true;
        if (cannotBeWaitedFor) {
            return;
        }
        try {
            key = Optional.of(poller.add(NUMBER, XcmSocket.RECEIVABLE, handler));
        } catch (XcmException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            cannotBeWaitedFor = true;
        }
    }

    void pause() {
        isWanted = false;
        key.ifPresent(XcmPoller.Key::remove);
        key = Optional.empty();
    }

    /** Waits for, and attends to, whatever the poller has, and this. */
    void poll() throws IOException {
        if (isWanted && cannotBeWaitedFor) {
            poller.poll(Duration.ZERO);
            if (isWanted) { // still: no handler has paused it
                handler.ready();
            }
        } else {
            poller.poll();
        }
    }
}
