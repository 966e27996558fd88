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
    static List<Case> all() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMoveTheRightBytesWhenRun(Case subject) throws Exception {
        var payload = new Payload(subject.size());
        for (int count : new int[] {1, 2, payload.count()}) {
            try (var exchange = subject.open()) {
                exchange.run(count);
                assertArrayEquals(payload.message(count - 1), exchange.last(), "after " + count);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldGoOnWhenRunAgain(Case subject) throws Exception {
        try (var exchange = subject.open()) {
            exchange.run(2 * Work.BATCH);
            exchange.run(Work.BATCH);
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
    void shouldHaveTheFloorBesideEachWhenListed() {
        for (var each : all()) {
            var floor = new Case(each.work(), each.transport(), each.size(), Contender.KERNEL);
            assertTrue(all().contains(floor), each.toString());
        }
    }
}
