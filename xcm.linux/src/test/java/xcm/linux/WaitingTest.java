package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PollSet, Epoll, EventFd and Timer, each seen by the others. */
@Timeout(20)
class WaitingTest {
    private static int poll(Fd fd, int events, long timeout) {
        PollSet set = new PollSet();
        set.add(fd.number(), events);
        int ready = set.poll(timeout);
        return ready > 0 ? set.revents(0) : ready;
    }

    @Test
    void shouldBeReadableFromSignalToDrain() throws Exception {
        try (EventFd event = EventFd.open()) {
            assertEquals(0, poll(event.fd(), PollSet.POLLIN, 0));
            assertEquals(0, event.signal());
            assertEquals(0, event.signal());
            assertEquals(PollSet.POLLIN, poll(event.fd(), PollSet.POLLIN, -1));
            assertEquals(0, event.drain());
            assertEquals(-Errno.EAGAIN.code(), event.drain());
            assertEquals(0, poll(event.fd(), PollSet.POLLIN, 0));
            event.fd().close();
            assertEquals(-Errno.EBADF.code(), event.signal());
            assertEquals(-Errno.EBADF.code(), event.drain());
        }
    }

    @Test
    void shouldExpireOnceWhenArmed() throws Exception {
        try (Timer timer = Timer.open()) {
            assertFalse(timer.expired());
            long start = System.nanoTime();
            assertEquals(0, timer.arm(TimeUnit.MILLISECONDS.toNanos(20)));
            assertFalse(timer.expired());
            assertEquals(PollSet.POLLIN, poll(timer.fd(), PollSet.POLLIN, -1));
            assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(20));
            assertTrue(timer.expired());
            assertFalse(timer.expired());
            assertEquals(0, poll(timer.fd(), PollSet.POLLIN, TimeUnit.MILLISECONDS.toNanos(40)), "a second time");
        }
    }

    @Test
    void shouldExpireAtOnceWhenArmedForNow() throws Exception {
        try (Timer timer = Timer.open()) {
            for (long nanos : new long[] {0, -5}) {
                assertEquals(0, timer.arm(nanos));
                assertEquals(PollSet.POLLIN, poll(timer.fd(), PollSet.POLLIN, -1));
                assertTrue(timer.expired());
            }
        }
    }

    @Test
    void shouldNotExpireWhenDisarmedOrArmedAnew() throws Exception {
        try (Timer timer = Timer.open()) {
            assertEquals(0, timer.arm(0));
            assertEquals(PollSet.POLLIN, poll(timer.fd(), PollSet.POLLIN, -1));
            assertEquals(0, timer.disarm());
            assertFalse(timer.expired());
            assertEquals(0, timer.arm(TimeUnit.MILLISECONDS.toNanos(10)));
            assertEquals(0, timer.arm(Long.MAX_VALUE));
            assertEquals(0, poll(timer.fd(), PollSet.POLLIN, TimeUnit.MILLISECONDS.toNanos(30)));
            timer.fd().close();
            assertEquals(-Errno.EBADF.code(), timer.arm(1));
            assertFalse(timer.expired());
        }
    }

    @Test
    void shouldTellEachOnesEventsWhenManyArePolled() throws Exception {
        PollSet set = new PollSet();
        try (EventFd quiet = EventFd.open();
                NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_STREAM)) {
            for (int round = 0; round < 2; round++) {
                set.clear();
                assertEquals(0, set.size());
                for (int i = 0; i < 40; i++) {
                    set.add(quiet.fd().number(), PollSet.POLLIN);
                }
                set.add(pair.first().fd().number(), PollSet.POLLIN | PollSet.POLLOUT);
                set.add(-1, PollSet.POLLIN);
                assertEquals(42, set.size());
                assertEquals(1, set.poll(-1));
                assertEquals(0, set.revents(0));
                assertEquals(0, set.revents(41));
                assertEquals(PollSet.POLLOUT, set.revents(40));
            }
            int gone = pair.second().fd().number();
            pair.second().close();
            set.clear();
            set.add(pair.first().fd().number(), PollSet.POLLIN | PollSet.POLLRDHUP);
            set.add(gone, 0);
            assertEquals(2, set.poll(-1));
            assertEquals(PollSet.POLLIN | PollSet.POLLHUP | PollSet.POLLRDHUP, set.revents(0));
            assertEquals(PollSet.POLLNVAL, set.revents(1));
            assertThrows(IndexOutOfBoundsException.class, () -> set.revents(2));
        }
    }

    @Test
    void shouldWaitAsLongAsAskedWhenNothingHappens() throws Exception {
        try (EventFd quiet = EventFd.open();
                Epoll epoll = Epoll.open()) {
            assertEquals(0, epoll.add(quiet.fd(), Epoll.EPOLLIN, 0));
            long wait = TimeUnit.MICROSECONDS.toNanos(12_345);
            long start = System.nanoTime();
            assertEquals(0, epoll.await(wait));
            assertTrue(System.nanoTime() - start >= wait);
            start = System.nanoTime();
            assertEquals(0, poll(quiet.fd(), PollSet.POLLIN, wait));
            assertTrue(System.nanoTime() - start >= wait);
            assertEquals(0, epoll.await(0));
        }
    }

    @Test
    void shouldGiveEventsAndDataWhenWatched() throws Exception {
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_STREAM);
                EventFd event = EventFd.open();
                Epoll epoll = Epoll.open(2)) {
            assertEquals(2, epoll.capacity());
            assertEquals(0, epoll.add(pair.first().fd(), Epoll.EPOLLIN, Long.MIN_VALUE + 5));
            assertEquals(-Errno.EEXIST.code(), epoll.add(pair.first().fd(), Epoll.EPOLLIN, 1));
            assertEquals(0, epoll.await(0));
            assertEquals(1, pair.second().send(ByteBuffer.allocate(1), 0));
            assertEquals(1, epoll.await(-1));
            assertEquals(Epoll.EPOLLIN, epoll.events(0));
            assertEquals(Long.MIN_VALUE + 5, epoll.data(0));
            assertEquals(PollSet.POLLIN, poll(epoll.fd(), PollSet.POLLIN, -1), "the epoll is readable itself");

            assertEquals(0, epoll.modify(pair.first().fd(), Epoll.EPOLLIN | Epoll.EPOLLOUT, 6));
            assertEquals(0, epoll.add(event.fd().number(), Epoll.EPOLLIN, -1));
            assertEquals(0, event.signal());
            assertEquals(2, epoll.await(TimeUnit.SECONDS.toNanos(10)));
            int socket = epoll.data(0) == 6 ? 0 : 1;
            assertEquals(Epoll.EPOLLIN | Epoll.EPOLLOUT, epoll.events(socket));
            assertEquals(-1, epoll.data(1 - socket));

            assertEquals(0, epoll.remove(pair.first().fd()));
            assertEquals(-Errno.ENOENT.code(), epoll.remove(pair.first().fd()));
            assertEquals(-Errno.ENOENT.code(), epoll.modify(pair.first().fd(), 0, 0));
            assertEquals(1, epoll.await(-1));
            assertThrows(IndexOutOfBoundsException.class, () -> epoll.events(2));
        }
    }

    @Test
    void shouldTellTheRestLaterWhenMoreAreReadyThanFit() throws Exception {
        try (EventFd one = EventFd.open();
                EventFd two = EventFd.open();
                Epoll epoll = Epoll.open(1)) {
            assertEquals(0, epoll.add(one.fd(), Epoll.EPOLLIN | Epoll.EPOLLET, 1));
            assertEquals(0, epoll.add(two.fd(), Epoll.EPOLLIN | Epoll.EPOLLET, 2));
            assertEquals(0, one.signal());
            assertEquals(0, two.signal());
            assertEquals(1, epoll.await(-1));
            long first = epoll.data(0);
            assertEquals(1, epoll.await(-1));
            assertEquals(3, first + epoll.data(0));
            assertEquals(0, epoll.await(0));
        }
    }

    @Test
    void shouldWakeWhenAnotherThreadSignals() throws Exception {
        try (EventFd event = EventFd.open();
                Epoll epoll = Epoll.open()) {
            assertEquals(0, epoll.add(event.fd(), Epoll.EPOLLIN, 9));
            Thread other = new Thread(event::signal);
            other.start();
            assertEquals(1, epoll.await(-1));
            assertEquals(9, epoll.data(0));
            other.join();
        }
    }

    @Test
    void shouldFailWhenClosedOrMisused() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> Epoll.open(0));
        Epoll epoll = Epoll.open();
        epoll.close();
        epoll.close();
        assertEquals(-Errno.EBADF.code(), epoll.await(0));
        assertEquals(-Errno.EBADF.code(), epoll.await(1000));
        assertEquals(-Errno.EBADF.code(), epoll.add(0, Epoll.EPOLLIN, 0));
    }
}
