package xcm.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names of AF_UNIX sockets, as other programs see them. */
@Timeout(20)
class UnixAddressTest {
    private static final String CONNECT = """
            import socket, sys, binascii
            s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            s.connect(binascii.unhexlify(sys.argv[1]))
            print(binascii.hexlify(s.getpeername() if isinstance(s.getpeername(), bytes)
                                   else s.getpeername().encode()).decode())
            s.send(b'hello')
            """;

    private static NativeSocket server(SockAddr address) throws Exception {
        NativeSocket server = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0);
        assertEquals(0, server.bind(address));
        assertEquals(0, server.listen(4));
        return server;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void shouldBeExactlyTheNameWhenAbstract() throws Exception {
        String unique = UUID.randomUUID().toString();
        for (String name : new String[] {"xcm-" + unique, "\u00e4 " + unique, unique + "x".repeat(107 - 36)}) {
            SockAddr.Unix address = SockAddr.Unix.abstractName(name);
            try (NativeSocket server = server(address)) {
                // Python gives exactly as many bytes as the kernel counts.
                String peer =
                        Programs.python(CONNECT, "00" + hex(address.bytes())).strip();
                assertEquals("00" + hex(address.bytes()), peer);
                assertEquals(address, server.localAddress());
                try (NativeSocket accepted = NativeSocket.adopt(server.accept())) {
                    ByteBuffer in = ByteBuffer.allocate(10);
                    assertEquals(5, accepted.receive(in, 0));
                    assertEquals(SockAddr.Unix.unnamed(), accepted.remoteAddress());
                    assertEquals(address, accepted.localAddress());
                }
            }
        }
    }

    @Test
    void shouldBeListedWhenListening() throws Exception {
        String name = "xcm-" + UUID.randomUUID();
        try (NativeSocket server = server(SockAddr.Unix.abstractName(name))) {
            assertEquals(0, server.pendingError());
            String line = Programs.run("ss", "-xlH")
                    .lines()
                    .filter(l -> l.contains(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals("@" + name, line.strip().split("\\s+")[4]);
            assertTrue(line.startsWith("u_seq"), line);
        }
    }

    @Test
    void shouldBeAFileWhenAPath(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("socket");
        SockAddr.Unix address = SockAddr.Unix.path(file.toString());
        try (NativeSocket server = server(address);
                NativeSocket client = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0)) {
            assertTrue(Files.exists(file));
            assertEquals(address, server.localAddress());
            assertEquals(0, client.connect(address));
            assertEquals(address, client.remoteAddress());
            assertEquals(
                    hex(address.bytes()),
                    Programs.python(CONNECT, hex(address.bytes())).strip());
        }
    }

    @Test
    void shouldBeNamedByTheKernelWhenBoundUnnamed() throws Exception {
        try (NativeSocket socket = NativeSocket.open(AddressFamily.AF_UNIX, SocketType.SOCK_SEQPACKET, 0)) {
            assertEquals(SockAddr.Unix.unnamed(), socket.localAddress());
            assertEquals(0, socket.bind(SockAddr.Unix.unnamed()));
            String name = socket.localAddress().toString();
            assertTrue(name.matches("@[0-9a-f]{5}"), name);
        }
    }
}
