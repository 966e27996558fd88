package xcm.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.api.XcmServer;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;
import xcm.ca.CredentialDirectory;
import xcm.ca.Issued;
import xcm.ca.Subject;

/**
 * Is about credentials that change while they are used. Each generation has a certificate from an authority of its own, which
 * is sent to the peer only if it is found among the trusted ones of the same generation: who mixes two of them fails.
 */
abstract class TlsRotationContract extends TlsContract {
    private static final int GENERATIONS = 5;
    private static final int CONNECTIONS_TO_A_SWAP = 5;
    private static final int CLIENTS = 4;

    private final List<Issued> generations = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();
    private Path link;

    @TempDir
    Path directory;

    TlsRotationContract(TlsRoute route) {
        super(route);
    }

    @BeforeEach
    final void writeGenerations() throws Exception {
        for (int i = 0; i < GENERATIONS; i++) {
            var sub = root.subordinate("Authority " + i);
            var own = sub.issue(Subject.named("generation " + i));
            generations.add(own);
            directories.add(directory.resolve(String.valueOf(i)));
            CredentialDirectory.write(
                    directories.get(i),
                    Optional.empty(),
                    own,
                    sub.certificatePem() + root.certificatePem(),
                    Optional.empty());
        }
        link = directory.resolve("current");
        CredentialDirectory.link(link, directories.get(0));
    }

    private AttributeMap byFiles() {
        return AttributeMap.builder()
                .add("tls.cert_file", link.resolve("cert.pem").toString())
                .add("tls.key_file", link.resolve("key.pem").toString())
                .add("tls.tc_file", link.resolve("tc.pem").toString())
                .build();
    }

    /** Connects, and returns the names that the client and the server tell of each other. */
    private List<String> meet(XcmServer server) throws Exception {
        var handshake = new Handshake(sockets, server, NOTHING);
        assertEquals(ACCEPTED, handshake.run(addressOf(server), common(byFiles())));
        var pair = handshake.pair();
        var seen = new ArrayList<String>();
        for (var connection : List.of(pair.client(), pair.accepted())) {
            var name = connection.attributes().getString("tls.peer.cert.subject.cn");
            int generation = Integer.parseInt(name.substring(name.length() - 1));
            assertArrayEquals(
                    generations.get(generation).subjectKeyId(),
                    connection.attributes().getBinary("tls.peer_subject_key_id"));
            seen.add(name);
        }
        handshake.close();
        return seen;
    }

    @Test
    void shouldUseTheNextGenerationWhenTheLinkIsSwapped() throws Exception {
        var server = serve(byFiles());
        for (int i = 0; i < 2 * GENERATIONS; i++) {
            CredentialDirectory.link(link, directories.get(i % GENERATIONS));
            var name = "generation " + i % GENERATIONS;
            assertEquals(List.of(name, name), meet(server));
            assertEquals(List.of(name, name), meet(server));
        }
    }

    @Test
    void shouldUseTheNextGenerationWhenTheFilesAreRewritten() throws Exception {
        var server = serve(byFiles());
        for (int i = 1; i < GENERATIONS; i++) {
            for (var file : List.of("cert.pem", "key.pem", "tc.pem")) {
                Files.copy(
                        directories.get(i).resolve(file),
                        directories.get(0).resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            assertEquals(List.of("generation " + i, "generation " + i), meet(server));
        }
    }

    @Test
    void shouldKeepWhatIsEstablishedWhenTheLinkIsSwapped() throws Exception {
        var server = serve(byFiles());
        var before = connected(server, byFiles());
        CredentialDirectory.link(link, directories.get(1));
        assertEquals(List.of("generation 1", "generation 1"), meet(server));
        Sockets.send(before.client(), "still here");
        assertEquals("still here", Sockets.receiveText(before.accepted(), 10));
        assertEquals("generation 0", before.client().attributes().getString("tls.peer_names"));
    }

    /** Each of the clients has a server of its own, whose credentials are the same files. */
    @Test
    @Timeout(180)
    void shouldNeverMixGenerationsWhenTheLinkIsSwappedWhileManyConnect() throws Exception {
        // a thousand connections; fewer where only what is above TLS is another
        int swaps = route.service() == ServiceType.BYTESTREAM ? 200 : 40;
        var connections = new AtomicInteger();
        var permits = new Semaphore(0);
        var seen = ConcurrentHashMap.<String>newKeySet();
        var threads = Executors.newFixedThreadPool(1 + CLIENTS);
        try {
            var swapped = threads.submit(() -> swap(swaps, permits));
            var clients = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                var server = serve(byFiles());
                clients.add(threads.submit(() -> {
                    int begun = connections.getAndIncrement();
                    for (; begun < swaps * CONNECTIONS_TO_A_SWAP; begun = connections.getAndIncrement()) {
                        if (begun % CONNECTIONS_TO_A_SWAP == 0) {
                            permits.release();
                        }
                        seen.addAll(meet(server));
                    }
                    return begun;
                }));
            }
            for (var client : clients) {
                client.get();
            }
            assertEquals(swaps, swapped.get());
        } finally {
            threads.shutdownNow();
        }
        assertEquals(GENERATIONS, seen.size(), seen::toString);
    }

    private int swap(int times, Semaphore permits) throws Exception {
        int swaps = 0;
        while (swaps < times) {
            permits.acquire();
            swaps++;
            CredentialDirectory.link(link, directories.get(swaps % GENERATIONS));
        }
        return swaps;
    }
}
