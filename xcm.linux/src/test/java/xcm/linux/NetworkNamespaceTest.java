package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs the right to make network namespaces. */
@Timeout(20)
class NetworkNamespaceTest {
    private final String name = "xcm-" + UUID.randomUUID().toString().substring(0, 8);
    private final String other = name + "-b";

    @BeforeEach
    void add() throws Exception {
        Programs.run("ip", "netns", "add", name);
        Programs.run("ip", "netns", "add", other);
    }

    @AfterEach
    void delete() throws Exception {
        Programs.run("ip", "netns", "del", name);
        Programs.run("ip", "netns", "del", other);
    }

    @Test
    void shouldBeThereAndBackWhenVisited() throws Exception {
        Optional<String> home = NetworkNamespace.currentName();
        SockAddr address = SockAddr.Unix.abstractName("xcm-linux-" + UUID.randomUUID());
        try (NativeSocket server = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0)) {
            assertEquals(0, server.bind(address));
            assertEquals(0, server.listen(1));
            try (NetworkNamespace.Visit visit = NetworkNamespace.entered(name)) {
                assertEquals(name, visit.name());
                assertEquals(Optional.of(name), NetworkNamespace.currentName());
                assertEquals(-Errno.ECONNREFUSED.code(), connect(address), "abstract names belong to a namespace");
                NetworkNamespace.Visit inner = NetworkNamespace.entered(other);
                assertEquals(Optional.of(other), NetworkNamespace.currentName());
                inner.close();
                assertEquals(Optional.of(name), NetworkNamespace.currentName());
                assertEquals(0, NetworkNamespace.enter(other));
                inner.close();
                assertEquals(Optional.of(other), NetworkNamespace.currentName(), "the second close does nothing");
            }
            assertEquals(home, NetworkNamespace.currentName());
            assertEquals(0, connect(address));
        }
    }

    private static int connect(SockAddr address) throws Exception {
        try (NativeSocket client = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0)) {
            return client.connect(address);
        }
    }

    @Test
    void shouldMoveOnlyTheCallersThreadWhenEntered() throws Exception {
        Optional<String> home = NetworkNamespace.currentName();
        assertFalse(home.equals(Optional.of(name)));
        FutureTask<Optional<String>> task = new FutureTask<>(() -> {
            assertEquals(0, NetworkNamespace.enter(name));
            return NetworkNamespace.currentName();
        });
        Thread thread = new Thread(task);
        thread.start();
        assertEquals(Optional.of(name), task.get());
        thread.join();
        assertEquals(home, NetworkNamespace.currentName());
    }

    @Test
    void shouldStayWhenThereIsNoSuchName() {
        Optional<String> home = NetworkNamespace.currentName();
        for (String missing : new String[] {name + "-missing", "", "../netns/" + name, name + "\0x"}) {
            assertEquals(-Errno.ENOENT.code(), NetworkNamespace.enter(missing));
            ErrnoException e = assertThrows(ErrnoException.class, () -> NetworkNamespace.entered(missing));
            assertSame(Errno.ENOENT, e.errno());
        }
        assertEquals(home, NetworkNamespace.currentName());
    }

    @Test
    void shouldRefuseWhenAnotherThreadEndsTheVisit() throws Exception {
        FutureTask<NetworkNamespace.Visit> task = new FutureTask<>(() -> NetworkNamespace.entered(name));
        Thread thread = new Thread(task);
        thread.start();
        NetworkNamespace.Visit visit = task.get();
        assertThrows(IllegalStateException.class, visit::close);
        thread.join();
    }

    @Test
    void shouldHaveNoNameWhenAnEntryBeforeItLeadsNowhere(@TempDir Path directory) throws Exception {
        Path entries = Files.createDirectory(directory.resolve("entries"));
        Path first = Files.createSymbolicLink(entries.resolve("a"), directory.resolve("to-a"));
        Path second = Files.createSymbolicLink(entries.resolve("b"), directory.resolve("to-b"));
        assertEquals(Optional.empty(), NetworkNamespace.name(entries), "both lead nowhere");
        List<Path> inOrder = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(entries)) {
            stream.forEach(inOrder::add);
        }
        if (!inOrder.get(0).equals(first)) {
            Path swapped = first;
            first = second;
            second = swapped;
        }
        Path own = Path.of("/proc/self/ns/net");
        Files.createSymbolicLink(Files.readSymbolicLink(second), own);
        assertEquals(Optional.empty(), NetworkNamespace.name(entries), "the first leads nowhere");
        Files.createFile(Files.readSymbolicLink(first));
        assertEquals(Optional.of(second.getFileName().toString()), NetworkNamespace.name(entries));
        Files.delete(Files.readSymbolicLink(first));
        Files.createSymbolicLink(Files.readSymbolicLink(first), own);
        Files.delete(Files.readSymbolicLink(second));
        assertEquals(Optional.of(first.getFileName().toString()), NetworkNamespace.name(entries), "never gets there");
        assertEquals(Optional.empty(), NetworkNamespace.name(directory.resolve("missing")));
    }
}
