package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;
import xcm.linux.AddressFamily;
import xcm.linux.Errno;
import xcm.linux.SockAddr;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RaceTest {
    private static final SockAddr NOWHERE = new SockAddr.Inet4(new byte[] {127, 0, 0, 1}, 0);
    private static final SockAddr INET6 = new SockAddr.Inet6(new byte[16], 1, 0);

    private static Dial dial(FamilySockets sockets) {
        return new Dial(sockets, () -> TcpOptions.DEFAULT, Optional.empty(), TimeUnit.SECONDS.toNanos(3));
    }

    private static int run(ConnectAlgorithm algorithm, FamilySockets sockets, SockAddr... candidates) {
        try (var alarm = new Alarm()) {
            var race = new Race(algorithm.tracks(List.of(candidates), dial(sockets), System.nanoTime()));
            int result = race.step(alarm);
            while (result == -Errno.EAGAIN.code()) {
                Thread.onSpinWait();
                result = race.step(alarm);
            }
            return result;
        }
    }

    @Test
    void shouldConnectByOtherFamilyWhenKernelLacksOne() throws Exception {
        try (var server = Xcm.server("tcp:127.0.0.1:0");
                var sockets = FamilySockets.of(AddressFamily.AF_INET)) {
            var address = IpAddresses.resolve(
                    IpAddresses.parse("tcp", server.localAddress().orElseThrow()), Scope.UNSET);
            assertEquals(0, run(ConnectAlgorithm.SEQUENTIAL, sockets, INET6, address));
            server.accept().close();
        }
    }

    @Test
    void shouldTellThatFamilyIsMissingWhenThereIsNoOther() throws Exception {
        try (var sockets = FamilySockets.of(AddressFamily.AF_INET)) {
            int missing = -Errno.EAFNOSUPPORT.code();
            assertEquals(missing, run(ConnectAlgorithm.SINGLE, sockets, INET6, NOWHERE));
            assertEquals(missing, run(ConnectAlgorithm.SEQUENTIAL, sockets, NOWHERE, INET6));
            assertEquals(missing, run(ConnectAlgorithm.HAPPY_EYEBALLS, sockets, INET6, NOWHERE));
            int refused = -Errno.ECONNREFUSED.code();
            assertEquals(refused, run(ConnectAlgorithm.SEQUENTIAL, sockets, INET6, NOWHERE));
        }
    }

    @Test
    void shouldCloseLosersWhenOneHasConnected() throws Exception {
        try (var sockets = FamilySockets.both()) {
            var winner = sockets.attempt(AddressFamily.AF_INET).orElseThrow();
            sockets.closeBut(winner);
            assertTrue(winner.socket().fd().isOpen());
            var loser = sockets.attempt(AddressFamily.AF_INET6).orElseThrow();
            assertFalse(loser.socket().fd().isOpen());
        }
    }
}
