package xcm.api;

import xcm.linux.Epoll;
import xcm.linux.ErrnoException;
import xcm.linux.EventFd;
import xcm.linux.Fd;

/** Is an epoll instance of a socket's own: its descriptor is readable when the socket wants attention. */
final class ReadyDescriptor implements Watches.Sink {
    private final Epoll epoll;
    private EventFd signalled; // null until the socket first wants attention whatever its descriptors say
    private boolean now;

    ReadyDescriptor() throws ErrnoException {
        epoll = Epoll.open(1); // nobody takes events from it
    }

    Fd fd() {
        return epoll.fd();
    }

    @Override
    public int add(Fd fd, int events) {
        return epoll.add(fd, events, 0);
    }

    @Override
    public int modify(Fd fd, int events) {
        return epoll.modify(fd, events, 0);
    }

    @Override
    public void remove(Fd fd) {
        epoll.remove(fd);
    }

    @Override
    public int now(boolean wanted) {
        if (wanted == now) {
            return 0;
        }
        if (signalled == null) {
            try {
                signalled = EventFd.open();
            } catch (ErrnoException e) {
                return -e.errno().code();
            }
            signalled.signal();
        }
        now = wanted;
        return wanted ? epoll.add(signalled.fd(), Epoll.EPOLLIN, 0) : epoll.remove(signalled.fd());
    }

    void close() {
        epoll.close();
        if (signalled != null) {
            signalled.close();
        }
    }
}
