package xcm.test.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.CredentialDirectory;
import xcm.ca.Subject;
import xcm.test.ChildJvm;
import xcm.test.Footprint;
import xcm.test.ForeignProgram;

@Timeout(240)
class ManyConnectionsTest {
    private static final int MANY = 10_000;
    private static final int MANY_OF_TLS = 2_000;
    private static final int WARM_UP = 20;

    /** Less than 2 KiB a connection: nothing that each of them had is left. */
    private static final long HEAP = 4L << 20;

    @Test
    void shouldServe10000ConnectionsOfTwoTransportsWhenOneThreadHasOnePoller() throws Exception {
        serve(MANY, "", AttributeMap.of(), "ux:" + UUID.randomUUID(), "tcp:127.0.0.1:0");
    }

    @Test
    void shouldServe2000ConnectionsOfTlsAndKeepNothingOfThemWhenOneThreadHasOnePoller(@TempDir Path folder)
            throws Exception {
        var authority = Authority.root("many");
        CredentialDirectory.write(
                folder,
                Optional.empty(),
                authority.issue(Subject.named("peer")),
                authority.certificatePem(),
                Optional.empty());
        var attributes = CredentialFolder.attributes(folder);
        serve(WARM_UP, folder.toString(), attributes, "tls:127.0.0.1:0");
        long before = usedHeap();
        serve(MANY_OF_TLS, folder.toString(), attributes, "tls:127.0.0.1:0");
        long kept = usedHeap() - before;
        assertTrue(kept < HEAP, () -> kept + " bytes of heap are kept");
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Has a child process open so many connections to servers on these addresses, twice echo, and close them. */
    private static void serve(int count, String folder, AttributeMap attributes, String... addresses) throws Exception {
        var before = Footprint.now();
        try (var server = new EchoServer(attributes)) {
            var arguments = new ArrayList<>(List.of(String.valueOf(count), folder));
            for (var address : addresses) {
                arguments.add(server.serve(address));
            }
            var command = ChildJvm.command(List.of(), ManyClients.class, arguments.toArray(String[]::new));
            try (var clients = new ForeignProgram(command)) {
                serveUntilEchoed(server, count);
                assertEquals("opened and echoed " + count, clients.readLine());
                assertEquals(count, server.open());
                serveUntilEchoed(server, 2 * count);
                assertEquals("echoed again " + count, clients.readLine());
                assertEquals(count, server.open());
                clients.endInput();
                while (server.open() > 0) {
                    assertTrue(server.poll(), "not all are closed");
                }
                assertEquals("", clients.readAll());
            }
        }
        Footprint.awaitNoMoreThan(before);
    }

    private static void serveUntilEchoed(EchoServer server, int count) throws Exception {
        while (server.echoed() < count) {
            assertTrue(server.poll(), () -> server.echoed() + " echoed, " + server.open() + " open");
        }
    }
}
