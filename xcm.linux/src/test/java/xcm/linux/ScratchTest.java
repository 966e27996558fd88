package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScratchTest {
    @Test
    void shouldGiveTheSameBlockWhenReleased() {
        Native block = Scratch.acquire(100_000);
        assertTrue(block.size() >= 100_000);
        Scratch.release(block);
        Native again = Scratch.acquire(1);
        assertSame(block, again);
        Native other = Scratch.acquire(1);
        assertNotSame(again, other);
        Scratch.release(other);
        Scratch.release(again);
    }

    @Test
    void shouldNotKeepWhatIsHuge() {
        Native huge = Scratch.acquire((1 << 20) + 1);
        Scratch.release(huge);
        Native next = Scratch.acquire((1 << 20) + 1);
        assertNotSame(huge, next);
    }

    @Test
    void shouldLendEachBlockToOneOnlyWhenThreadsRace() throws Exception {
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int mark = i;
            FutureTask<Integer> task = new FutureTask<>(() -> {
                int wrong = 0;
                for (int round = 0; round < 100_000; round++) {
                    Native block = Scratch.acquire(8);
                    block.memory.putLong(0, mark);
                    Thread.onSpinWait();
                    wrong += block.memory.getLong(0) == mark ? 0 : 1;
                    Scratch.release(block);
                }
                return wrong;
            });
            tasks.add(task);
            new Thread(task).start();
        }
        for (FutureTask<Integer> task : tasks) {
            assertEquals(0, task.get());
        }
    }
}
