package xcm.transport.btls.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xcm.linux.Errno;
import xcm.linux.ErrnoException;

@Timeout(60)
class CredentialFailuresTest {
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

    @BeforeEach
    void write() throws IOException {
        one.write(top);
    }

    @AfterEach
    void seeThatNothingIsKept() {
        assertEquals(0, cache.size());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellEprotoWhenAFileCannotBeReached(Item item) throws Exception {
        Files.delete(file(item));
        assertFails(Errno.EPROTO, item);
        Files.createSymbolicLink(file(item), Path.of("nowhere"));
        assertFails(Errno.EPROTO, item);
        Files.delete(file(item));
        Files.createSymbolicLink(file(item), file(item));
        assertFails(Errno.EPROTO, item);
        for (String path : new String[] {"", file(Item.KEY) + "x/y", "x\0y", "x".repeat(5000)}) {
            Failures.assertEproto(
                    "tls." + item.base() + "_file \"" + path + "\"",
                    () -> cache.acquire(Generation.in(top).with(item, new Source.File(path))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellErrnoWhenAFileIsThereAndCannotBeRead(Item item) throws Exception {
        Files.delete(file(item));
        Files.createDirectory(file(item));
        assertFails(Errno.EISDIR, item);
        Files.delete(file(item));
        Files.createSymbolicLink(file(item), unreadable());
        assertFails(Errno.EACCES, item);
        Files.delete(file(item));
        Files.createSymbolicLink(file(item), Path.of("/dev/zero"));
        assertFails(Errno.EFBIG, item);
        Files.delete(file(item));
    }

    /** Find a file that not even root may read: one of the kernel's that are only to be written. */
    private static Path unreadable() throws IOException {
        try (Stream<Path> buses = Files.list(Path.of("/sys/bus"))) {
            return buses.map(bus -> bus.resolve("drivers_probe"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellEprotoWhenAFileIsEmptyOrOfAnotherKind(Item item) throws Exception {
        byte[] own = Files.readAllBytes(file(item));
        Files.write(file(item), new byte[0]);
        assertFails(Errno.EPROTO, item);
        Files.copy(file(item == Item.CRL ? Item.TC : Item.CRL), file(item), StandardCopyOption.REPLACE_EXISTING);
        assertFails(Errno.EPROTO, item);
        String text = new String(own, US_ASCII);
        Files.writeString(file(item), text.substring(0, text.length() / 2));
        assertFails(Errno.EPROTO, item);
        Files.delete(file(item));
        assertEquals(
                0, new ProcessBuilder("mkfifo", file(item).toString()).start().waitFor());
        assertFails(Errno.EPROTO, item);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellEprotoWhenAValueIsEmptyOrGarbage(Item item) {
        for (String value :
                new String[] {"", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
            Failures.assertEproto(
                    "tls." + item.base(),
                    () -> cache.acquire(one.values().with(item, new Source.Value(value.getBytes(US_ASCII)))));
        }
    }

    @Test
    void shouldTellEprotoWhenTheKeyIsOfAnotherCertificate() throws Exception {
        Sources mixed = one.values().with(Item.KEY, two.values().key());
        Failures.assertEproto("tls.key", () -> cache.acquire(mixed));
    }

    @Test
    void shouldTellEprotoWhenThereIsNoCertificateOrKey() {
        for (Item item : new Item[] {Item.CERT, Item.KEY}) {
            Failures.assertEproto(
                    "there is no " + item.title(),
                    () -> cache.acquire(one.values().with(item, Source.UNSET)));
        }
    }

    @Test
    void shouldNotTellAnythingOfTheKey() throws Exception {
        String pem = one.issued().keyPem();
        String broken = pem.substring(0, pem.length() - 60);
        ErrnoException failure = assertThrows(
                ErrnoException.class,
                () -> cache.acquire(one.values().with(Item.KEY, new Source.Value(broken.getBytes(US_ASCII)))));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (String line : pem.split("\n")) {
                assertFalse(cause.toString().contains(line), cause.toString());
            }
        }
        one.write(top);
        try (CredentialCache.Lease lease = cache.acquire(Generation.in(top))) {
            assertFalse(
                    lease.credentials().toString().contains("PrivateKey:"),
                    lease.credentials().toString());
        }
        assertTrue(pem.startsWith("-----BEGIN"));
    }

    private Path file(Item item) {
        return top.resolve(item.base() + ".pem");
    }

    private void assertFails(Errno errno, Item item) {
        Failures.assertFails(
                errno, "tls." + item.base() + "_file \"" + file(item) + "\"", () -> cache.acquire(Generation.in(top)));
    }
}
