package xcm.transport.btls.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.linux.NetworkNamespace;

/** The last test needs the right to make network namespaces. */
@Timeout(20)
class DefaultDirectoryTest {
    private static final Set<Item> ALL = EnumSet.allOf(Item.class);

    @Test
    void shouldTakeTheDirectoryOfDistributionsWhenNoVariableIsSet() {
        assertEquals(
                files("/etc/xcm/tls/cert.pem", "/etc/xcm/tls/key.pem", "/etc/xcm/tls/tc.pem", "/etc/xcm/tls/crl.pem"),
                DefaultDirectory.fill(Sources.UNSET, ALL, variable -> null, Optional::empty));
    }

    @Test
    void shouldTakeTheDirectoryOfTheVariableWhenItIsSet() {
        assertEquals(
                files("some/where/cert.pem", "some/where/key.pem", "some/where/tc.pem", "some/where/crl.pem"),
                DefaultDirectory.fill(Sources.UNSET, ALL, set("some/where"), Optional::empty));
        assertEquals(
                files("/cert.pem", "/key.pem", "/tc.pem", "/crl.pem"),
                DefaultDirectory.fill(Sources.UNSET, ALL, set(""), Optional::empty));
    }

    @Test
    void shouldNameAllFilesAfterTheNamespaceWhenItHasAName() {
        assertEquals(
                files("/d/cert_blue.pem", "/d/key_blue.pem", "/d/tc_blue.pem", "/d/crl_blue.pem"),
                DefaultDirectory.fill(Sources.UNSET, ALL, set("/d"), () -> Optional.of("blue")));
    }

    @Test
    void shouldFillOnlyWhatIsNeededAndUnset() {
        Source value = new Source.Value(new byte[] {1});
        Sources given = Sources.UNSET.with(Item.KEY, value);
        assertEquals(
                given.with(Item.CERT, new Source.File("/d/cert.pem")).with(Item.TC, new Source.File("/d/tc.pem")),
                DefaultDirectory.fill(given, EnumSet.of(Item.CERT, Item.KEY, Item.TC), set("/d"), Optional::empty));
    }

    @Test
    void shouldNotLookAtItsSurroundingsWhenNothingIsMissing() {
        Sources given = files("a", "b", "c", "d").with(Item.CRL, Source.UNSET);
        assertSame(
                given,
                DefaultDirectory.fill(
                        given,
                        EnumSet.of(Item.CERT, Item.KEY, Item.TC),
                        variable -> fail(variable),
                        () -> fail("netns")));
    }

    @Test
    void shouldFindTheNamespaceOfTheCallingThread() throws Exception {
        String name = "xcm-" + UUID.randomUUID().toString().substring(0, 8);
        run("ip", "netns", "add", name);
        try (NetworkNamespace.Visit visit = NetworkNamespace.entered(name)) {
            Source.File file = (Source.File)
                    DefaultDirectory.fill(Sources.UNSET, EnumSet.of(Item.KEY)).key();
            assertEquals(
                    "key_" + visit.name() + ".pem",
                    file.path().substring(file.path().lastIndexOf('/') + 1));
        } finally {
            run("ip", "netns", "del", name);
        }
    }

    private static UnaryOperator<String> set(String directory) {
        return Map.of("XCM_TLS_CERT", directory)::get;
    }

    private static Sources files(String cert, String key, String tc, String crl) {
        return new Sources(new Source.File(cert), new Source.File(key), new Source.File(tc), new Source.File(crl));
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
