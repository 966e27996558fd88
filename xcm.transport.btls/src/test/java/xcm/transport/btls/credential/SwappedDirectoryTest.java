package xcm.transport.btls.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.ca.CredentialDirectory;
import xcm.linux.ProcessDescriptors;

/** Acquires credentials while the directory is swapped as fast as it can be. */
@Timeout(120)
class SwappedDirectoryTest {
    private static final int SWAPS = 5000;
    private static final int REMOVALS = 500;
    private static final int THREADS = 3;

    private static List<Generation> generations;

    @TempDir
    private Path top;

    private final CredentialCache cache = new CredentialCache();
    private final AtomicBoolean done = new AtomicBoolean();

    @BeforeAll
    static void issue() {
        generations = List.of(Generation.named("one"), Generation.named("two"), Generation.named("three"));
    }

    @Test
    void shouldNeverMixGenerationsWhenALinkToTheDirectoryIsSwapped() throws Exception {
        for (int i = 0; i < generations.size(); i++) {
            generations.get(i).write(top.resolve("generation-" + i));
        }
        Path current = top.resolve("current");
        CredentialDirectory.link(current, Path.of("generation-0"));
        race(
                Generation.in(current),
                SWAPS,
                i -> CredentialDirectory.link(current, Path.of("generation-" + i % generations.size())));
    }

    @Test
    void shouldNeverMixGenerationsWhenALinkBehindTheFilesIsSwapped() throws Exception {
        for (int i = 0; i < generations.size(); i++) {
            generations.get(i).write(top.resolve("generation-" + i));
        }
        Path data = top.resolve("..data");
        for (Item item : Item.values()) {
            String name = item.base() + ".pem";
            Files.createSymbolicLink(top.resolve(name), Path.of("..data", name));
        }
        CredentialDirectory.link(data, Path.of("generation-0"));
        race(
                Generation.in(top),
                SWAPS,
                i -> CredentialDirectory.link(data, Path.of("generation-" + i % generations.size())));
    }

    @Test
    void shouldNeverMixGenerationsWhenOldOnesAreRemoved() throws Exception {
        Path current = top.resolve("current");
        generations.get(0).write(top.resolve("generation-0"));
        CredentialDirectory.link(current, Path.of("generation-0"));
        race(Generation.in(current), REMOVALS, i -> {
            generations.get(i % generations.size()).write(top.resolve("generation-" + i));
            CredentialDirectory.link(current, Path.of("generation-" + i));
            Path old = top.resolve("generation-" + (i - 1));
            for (Item item : Item.values()) {
                Files.delete(old.resolve(item.base() + ".pem"));
            }
            Files.delete(old);
        });
    }

    private void race(Sources sources, int swaps, Swap swap) throws Exception {
        int descriptors = ProcessDescriptors.open();
        List<FutureTask<Set<String>>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Set<String>> task = new FutureTask<>(() -> acquireUntilDone(sources));
            tasks.add(task);
            new Thread(task).start();
        }
        try {
            for (int i = 1; i <= swaps; i++) {
                swap.to(i);
            }
        } finally {
            done.set(true);
        }
        Set<String> seen = new HashSet<>();
        for (FutureTask<Set<String>> task : tasks) {
            seen.addAll(task.get());
        }
        assertEquals(generations.size(), seen.size(), "each was seen");
        assertEquals(0, cache.size());
        assertTrue(ProcessDescriptors.open() <= descriptors + 2, "directories were left open"); // class files aside
    }

    private Set<String> acquireUntilDone(Sources sources) throws Exception {
        Set<String> seen = new HashSet<>();
        while (!done.get()) {
            try (CredentialCache.Lease lease = cache.acquire(sources)) {
                seen.add(Generation.name(lease.credentials()));
            }
        }
        return seen;
    }

    @FunctionalInterface
    private interface Swap {
        void to(int generation) throws IOException;
    }
}
