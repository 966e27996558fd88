package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostLookupTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(20);

    @Test
    void shouldTellWhenTheAddressesAreThere() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        HostLookup lookup = HostLookup.start("127.0.0.1", SocketType.SOCK_STREAM, LONG, ended::countDown);
        ended.await();
        assertTrue(lookup.isDone());
        assertEquals(List.of(new SockAddr.Inet4(new byte[] {127, 0, 0, 1}, 0)), lookup.addresses());
        assertEquals(lookup.addresses(), lookup.await(LONG));
    }

    @Test
    void shouldGiveNothingForWhatIsNoName() throws Exception {
        HostLookup lookup = HostLookup.start("no host name", SocketType.SOCK_STREAM, LONG, () -> {});
        assertEquals(List.of(), lookup.await(LONG));
        assertEquals(List.of(), HostLookup.nothing().addresses());
    }

    @Test
    void shouldLetGoOfWhoeverAbandonsIt() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Runnable ended = new CountDown(told);
        WeakReference<Runnable> reference = new WeakReference<>(ended);
        HostLookup lookup = HostLookup.start("127.0.0.1", SocketType.SOCK_STREAM, LONG, ended);
        told.await();
        lookup.abandon();
        ended = null;
        while (reference.get() != null) {
            System.gc();
        }
        assertTrue(lookup.isDone());
    }

    private record CountDown(CountDownLatch latch) implements Runnable {
        @Override
        public void run() {
            latch.countDown();
        }
    }
}
