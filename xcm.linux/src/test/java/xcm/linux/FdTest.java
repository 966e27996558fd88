package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FdTest {
    @Test
    void shouldHaveNoNumberWhenClosed() throws Exception {
        Fd fd = EventFd.open().fd();
        assertTrue(fd.isOpen());
        assertTrue(fd.number() > 2);
        fd.close();
        assertFalse(fd.isOpen());
        assertEquals(-1, fd.number());
    }

    @Test
    void shouldNotCloseAnotherOnesDescriptorWhenClosedTwice() throws Exception {
        // The kernel gives the lowest free number; the virtual machine may take it or free a lower one meanwhile.
        for (int attempt = 0; attempt < 100; attempt++) {
            EventFd first = EventFd.open();
            int number = first.fd().number();
            first.close();
            try (NativeSocket second = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_STREAM, 0)) {
                first.close();
                assertEquals(SocketType.SOCK_STREAM, second.option(SocketOptions.SOL_SOCKET, SocketOptions.SO_TYPE));
                if (second.fd().number() == number) {
                    return;
                }
            }
        }
        fail("the number was never used again");
    }

    @Test
    void shouldCloseOnceWhenThreadsRace() throws Exception {
        for (int round = 0; round < 200; round++) {
            Fd fd = EventFd.open().fd();
            CyclicBarrier start = new CyclicBarrier(2);
            Thread other = new Thread(() -> {
                pass(start);
                fd.close();
            });
            other.start();
            pass(start);
            fd.close();
            try (EventFd next = EventFd.open()) {
                other.join();
                assertEquals(0, next.signal(), "closed by the second close");
            }
        }
    }

    @Test
    void shouldRefuseWhenNegative() {
        assertThrows(IllegalArgumentException.class, () -> Fd.of(-1));
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
