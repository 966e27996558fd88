package xcm.transport.btls.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.ca.CredentialDirectory;

@Timeout(60)
class CredentialCacheTest {
    private static Generation one;
    private static Generation two;

    @TempDir
    private Path top;

    private final CredentialCache cache = new CredentialCache();

    @BeforeAll
    static void issue() {
        one = Generation.named("one");
        two = Generation.named("two");
    }

    @Test
    void shouldGiveWhatTheFilesSay() throws Exception {
        one.write(top);
        try (CredentialCache.Lease lease = cache.acquire(Generation.in(top))) {
            one.assertIs(lease.credentials());
        }
    }

    @Test
    void shouldGiveWhatTheValuesSay() throws Exception {
        try (CredentialCache.Lease lease = cache.acquire(one.values())) {
            one.assertIs(lease.credentials());
        }
    }

    @Test
    void shouldTrustNobodyWhenTrustedCertificatesAreUnset() throws Exception {
        Sources sources = one.values().with(Item.TC, Source.UNSET).with(Item.CRL, Source.UNSET);
        try (CredentialCache.Lease lease = cache.acquire(sources)) {
            assertEquals(List.of(), lease.credentials().trust().anchors());
            assertEquals(List.of(), lease.credentials().trust().revocationLists());
            assertEquals(1, lease.credentials().identity().chain().size());
        }
    }

    @Test
    void shouldShareWhileThereAreUsers() throws Exception {
        one.write(top);
        Sources files = Generation.in(top);
        CredentialCache.Lease first = cache.acquire(files);
        CredentialCache.Lease second = cache.acquire(files);
        assertSame(first.credentials(), second.credentials());
        first.close();
        first.close(); // counts once
        try (CredentialCache.Lease third = cache.acquire(files);
                CredentialCache.Lease values = cache.acquire(one.values())) {
            assertSame(second.credentials(), third.credentials());
            assertNotSame(third.credentials(), values.credentials());
            assertEquals(2, cache.size());
        }
        assertEquals(1, cache.size());
        second.close();
        assertEquals(0, cache.size());
        try (CredentialCache.Lease anew = cache.acquire(files)) {
            assertNotSame(first.credentials(), anew.credentials());
        }
        assertEquals(0, cache.size());
    }

    @Test
    void shouldNotReadAgainWhenNothingChanged() throws Exception {
        one.write(top);
        List<Sources> parsed = new ArrayList<>();
        CredentialCache counting = new CredentialCache((sources, contents) -> {
            parsed.add(sources);
            return Credentials.parse(sources, contents);
        });
        try (CredentialCache.Lease first = counting.acquire(Generation.in(top));
                CredentialCache.Lease second = counting.acquire(Generation.in(top))) {
            assertSame(first.credentials(), second.credentials());
            assertEquals(1, parsed.size());
        }
    }

    @Test
    void shouldNotTellSlotsApartByTheirBytesAlone() throws Exception {
        // the same bytes in the same order, but of other parts
        Sources trusted = one.values().with(Item.CRL, Source.UNSET);
        try (CredentialCache.Lease lease = cache.acquire(trusted)) {
            assertEquals(1, lease.credentials().trust().anchors().size());
            Sources moved = trusted.with(Item.CRL, trusted.tc()).with(Item.TC, Source.UNSET);
            Failures.assertEproto("tls.crl", () -> cache.acquire(moved));
        }
    }

    @Test
    void shouldReadAgainWhenAFileOfTheSameSizeComesWithinTheSameSecond() throws Exception {
        FileTime written = FileTime.from(Instant.ofEpochSecond(1_700_000_000, 1000));
        CredentialDirectory directory = one.write(top);
        Files.writeString(directory.revocations(), padded(one.revocations()));
        Files.setLastModifiedTime(directory.revocations(), written);
        Sources sources = Generation.in(top);
        try (CredentialCache.Lease before = cache.acquire(sources)) {
            // in the same inode, a nanosecond later
            Files.writeString(directory.revocations(), padded(two.revocations()));
            Files.setLastModifiedTime(
                    directory.revocations(), FileTime.from(written.toInstant().plusNanos(1)));
            try (CredentialCache.Lease rewritten = cache.acquire(sources)) {
                assertNotSame(before.credentials(), rewritten.credentials());
                assertEquals("CN=two", issuerOfRevocations(rewritten));
            }
            // another inode with the very same time
            Path next = top.resolve("next");
            Files.writeString(next, padded(two.revocations()));
            Files.setLastModifiedTime(next, written);
            Files.move(next, directory.revocations(), StandardCopyOption.ATOMIC_MOVE);
            try (CredentialCache.Lease replaced = cache.acquire(sources)) {
                assertEquals("CN=two", issuerOfRevocations(replaced));
            }
            assertEquals("CN=one", issuerOfRevocations(before), "what is in use stays as it is");
        }
    }

    private static String padded(String pem) {
        return pem + " ".repeat(2000 - pem.length());
    }

    private static String issuerOfRevocations(CredentialCache.Lease lease) {
        return lease.credentials()
                .trust()
                .revocationLists()
                .get(0)
                .getIssuerX500Principal()
                .getName();
    }

    @Test
    void shouldReadAgainWhenALinkLeadsElsewhere() throws Exception {
        one.write(top.resolve("one"));
        two.write(top.resolve("two"));
        Path current = top.resolve("current");
        CredentialDirectory.link(current, Path.of("one"));
        Path files = Files.createDirectory(top.resolve("files"));
        for (Item item : Item.values()) {
            Files.createSymbolicLink(files.resolve(item.base() + ".pem"), current.resolve(item.base() + ".pem"));
        }
        for (Path directory : new Path[] {current, files}) {
            CredentialDirectory.link(current, Path.of("one"));
            try (CredentialCache.Lease before = cache.acquire(Generation.in(directory))) {
                one.assertIs(before.credentials());
                CredentialDirectory.link(current, Path.of("two"));
                try (CredentialCache.Lease after = cache.acquire(Generation.in(directory))) {
                    two.assertIs(after.credentials());
                }
                CredentialDirectory.link(current, Path.of("one"));
                try (CredentialCache.Lease back = cache.acquire(Generation.in(directory))) {
                    assertSame(before.credentials(), back.credentials());
                }
            }
        }
    }

    @Test
    void shouldShareOneSetWhenThreadsRace() throws Exception {
        one.write(top);
        int threads = 4;
        for (int round = 0; round < 100; round++) {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<FutureTask<CredentialCache.Lease>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                FutureTask<CredentialCache.Lease> task = new FutureTask<>(() -> {
                    start.await();
                    return cache.acquire(Generation.in(top));
                });
                tasks.add(task);
                new Thread(task).start();
            }
            Set<Integer> identities = new HashSet<>();
            for (FutureTask<CredentialCache.Lease> task : tasks) {
                identities.add(System.identityHashCode(task.get().credentials()));
            }
            assertEquals(1, identities.size());
            for (FutureTask<CredentialCache.Lease> task : tasks) {
                assertEquals(1, cache.size());
                task.get().close();
            }
            assertEquals(0, cache.size());
        }
    }

    @Test
    void shouldNotTakeWhatChangesWhileItIsRead() throws Exception {
        CredentialDirectory directory = one.write(top);
        try (Look look = new Look(Generation.in(top))) {
            var places = look.find();
            assertTrue(look.read(places).isPresent());
            two.write(top);
            assertFalse(look.read(places).isPresent(), "another file");
            assertTrue(look.read(look.find()).isPresent());
        }
        // a link that leads to the same file: only a look at the link itself tells
        Files.move(directory.trusted(), top.resolve("there"));
        CredentialDirectory.link(directory.trusted(), Path.of("there"));
        try (Look look = new Look(Generation.in(top))) {
            var places = look.find();
            CredentialDirectory.link(directory.trusted(), Path.of("./there"));
            assertFalse(look.read(places).isPresent());
        }
    }
}
