package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every descriptor is close-on-exec and, if it is used for I/O, non-blocking. */
@Timeout(20)
class InheritanceTest {
    private static final int O_NONBLOCK = 04000;
    private static final int O_CLOEXEC = 02000000;

    private static int flags(Fd fd) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd.number()));
        String flags = lines.stream()
                .filter(line -> line.startsWith("flags:"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(flags.substring(6).strip(), 8);
    }

    @Test
    void shouldCloseOnExecWhenMade() throws Exception {
        SockAddr name = SockAddr.Unix.abstractName("xcm-linux-" + UUID.randomUUID());
        try (NativeSocket server = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_STREAM, 0);
                NativeSocket client = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_STREAM, 0);
                NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET);
                Epoll epoll = Epoll.open();
                EventFd event = EventFd.open();
                Timer timer = Timer.open()) {
            assertEquals(0, server.bind(name));
            assertEquals(0, server.listen(1));
            assertEquals(0, client.connect(name));
            try (NativeSocket accepted = NativeSocket.adopt(server.accept())) {
                for (Fd fd : List.of(
                        server.fd(),
                        client.fd(),
                        accepted.fd(),
                        pair.first().fd(),
                        pair.second().fd(),
                        event.fd(),
                        timer.fd())) {
                    assertEquals(O_CLOEXEC | O_NONBLOCK, flags(fd) & (O_CLOEXEC | O_NONBLOCK), fd::toString);
                }
                assertEquals(O_CLOEXEC, flags(epoll.fd()) & O_CLOEXEC);
            }
        }
    }

    @Test
    void shouldNotBeInheritedWhenAChildIsStarted() throws Exception {
        try (NativeSocket.Pair pair = NativeSocket.pair(SocketType.SOCK_SEQPACKET)) {
            String inode = Files.readSymbolicLink(
                            Path.of("/proc/self/fd/" + pair.first().fd().number()))
                    .toString();
            assertTrue(inode.startsWith("socket:["), inode);
            String inherited = Programs.python("import os\nfor n in os.listdir('/proc/self/fd'):\n"
                    + "  try: print(os.readlink('/proc/self/fd/' + n))\n  except OSError: pass");
            assertTrue(inherited.contains("pipe:["), inherited);
            assertTrue(!inherited.contains(inode), inherited);
        }
    }
}
