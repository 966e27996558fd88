package xcm.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShelfTest {
    @Test
    void shouldLendAgainWhatWasGivenBack() {
        var shelf = new Shelf<>(2, Object::new);
        var first = shelf.take();
        assertNotSame(first, shelf.take());
        shelf.give(first);
        assertSame(first, shelf.take());
    }

    @Test
    void shouldKeepNoMoreThanItsSize() {
        var shelf = new Shelf<>(2, Object::new);
        var given = new ArrayList<Object>();
        for (int i = 0; i < 3; i++) {
            given.add(new Object());
            shelf.give(given.get(i));
        }
        shelf.take();
        shelf.take();
        assertFalse(given.contains(shelf.take()));
    }

    @Test
    void shouldRefuseASizeThatIsNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new Shelf<>(3, Object::new));
    }

    @Test
    void shouldLendNothingTwiceWhenManyThreadsTake() throws Exception {
        var shelf = new Shelf<>(4, AtomicBoolean::new);
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> borrower = () -> {
                int lentTwice = 0;
                for (int i = 0; i < 20_000; i++) {
                    var inUse = shelf.take();
                    lentTwice += inUse.compareAndSet(false, true) ? 0 : 1;
                    inUse.set(false);
                    shelf.give(inUse);
                }
                return lentTwice;
            };
            for (var count : pool.invokeAll(java.util.Collections.nCopies(4, borrower))) {
                assertEquals(0, count.get());
            }
        } finally {
            pool.shutdown();
        }
    }
}
