package xcm.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class CaseTest {
    private static final int SOME = 3;

    static List<Case> ours() {
        return Case.all().stream()
                .filter(subject -> subject.contender() != Contender.OPENSSL)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldMoveTheRightBytesWhenRun(Case subject) throws Exception {
        var payload = new Payload(subject.size());
        int most = subject.work().isSlow() ? SOME : payload.count();
        for (int count : new int[] {1, 2, most}) {
            try (var exchange = subject.open()) {
                exchange.run(count);
                assertArrayEquals(payload.message(count - 1), exchange.last(), "after " + count);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void shouldGoOnWhenRunAgain(Case subject) throws Exception {
        int count = subject.work().isSlow() ? SOME : Work.BATCH;
        try (var exchange = subject.open()) {
            exchange.run(2 * count);
            exchange.run(count);
            assertEquals(subject.size(), exchange.last().length);
        }
    }

    @Test
    void shouldHaveMessagesThatDifferWhenCompared() {
        for (int size : new int[] {Case.SMALL, Case.LARGE}) {
            var payload = new Payload(size);
            assertTrue(payload.count() > 1);
            for (int i = 1; i < payload.count(); i++) {
                assertEquals(size, payload.message(i).length);
                assertFalse(Arrays.equals(payload.message(i - 1), payload.message(i)));
            }
        }
    }

    @Test
    void shouldHaveTheFloorBesideEachWhenMessagesAreMovedWithoutTls() {
        var plain = Case.all().stream()
                .filter(each -> each.work().movesMessages() && each.transport() != Transport.TLS)
                .toList();
        for (var each : plain) {
            var floor = new Case(each.work(), each.transport(), each.size(), Contender.KERNEL);
            assertTrue(plain.contains(floor), each.toString());
        }
    }

    @Test
    void shouldHaveTcpBesideEachWhenConnectedOverTls() {
        for (var each : Case.all()) {
            if (each.work().compareTo(Work.CONNECTIONS) <= 0 && each.transport() == Transport.TLS) {
                assertTrue(Case.all().contains(each.overTcp().orElseThrow()), each.toString());
            }
        }
    }
}
