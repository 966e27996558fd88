package xcm.tools.pong;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.tools.command.Child;
import xcm.tools.command.Places;

/** The command xcmpong, as it is built. */
@Timeout(120)
class PongIT {
    private static final byte REFLECT = 1;
    private static final byte CPU_TIME = 2;
    private static final byte TERMINATE = 3;

    private static final String THROUGHPUT = """
            Client process CPU cycle usage \\(rx\\+tx\\): \\d+\\.\\d\\d us/msg
            Server process CPU cycle usage \\(rx\\+tx\\): \\d+\\.\\d\\d us/msg
            Wall-time latency: \\d+\\.\\d\\d us/msg
            """;

    @ParameterizedTest
    @CsvSource({"ux, 1, 100", "tcp, 16, 100", "btcp, 16, 65536", "tcp, 64, 65536", "tls, 16, 100", "btls, 16, 4096"})
    void shouldMeasureThroughputWhenItIsBothSides(String transport, String batch, String size) throws Exception {
        try (var pong = Child.command("xcmpong", "-n", "1k", "-b", batch, "-m", size, Places.of(transport))) {
            assertEquals(0, pong.status(), pong.errors());
            assertTrue(pong.output().matches(THROUGHPUT), pong.output());
            assertEquals("", pong.errors());
        }
    }

    @Test
    void shouldMeasureLatencyWhenAsked() throws Exception {
        try (var pong = Child.command("xcmpong", "-p", "-n", "2", "-i", "0.01", Places.of("ux"))) {
            assertEquals(0, pong.status(), pong.errors());
            var expected = """
                    Seq  Round-trip Latency
                      0  +\\d+\\.\\d{3} ms
                      1  +\\d+\\.\\d{3} ms
                    Max:     \\d+\\.\\d{3} ms
                    Min:     \\d+\\.\\d{3} ms
                    Average: \\d+\\.\\d{3} ms
                    """;
            assertTrue(pong.output().matches(expected), pong.output());
        }
    }

    /** A message of "tcp" and the unit of "btcp" look the same on the wire. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp", "btcp"})
    void shouldAnswerRequestsWhenItIsTheServer(String transport) throws Exception {
        var address = Places.of(transport);
        var parts = address.split(":");
        try (var server = Child.command("xcmpong", "-s", address)) {
            Places.awaitServer(server, address);
            try (var socket = new Socket(parts[1], Integer.parseInt(parts[2]))) {
                var in = new DataInputStream(socket.getInputStream());
                send(socket, new byte[] {REFLECT, 7, 8, 9});
                assertEquals(4, in.readInt());
                assertArrayEquals(new byte[] {REFLECT, 7, 8, 9}, in.readNBytes(4));
                send(socket, new byte[] {CPU_TIME});
                assertEquals(Long.BYTES, in.readInt());
                assertTrue(in.readLong() >= 0);
                send(socket, new byte[] {TERMINATE});
                assertEquals(-1, in.read());
            }
            server.signal("TERM");
            assertEquals(0, server.status());
            assertEquals("", server.errors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "btcp"})
    void shouldSendRequestsWhenItIsTheClient(String transport) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = Child.command(
                        "xcmpong", "-c", "-n", "5", "-m", "10", transport + ":127.0.0.1:" + listener.getLocalPort());
                var socket = listener.accept()) {
            int reflected = 0;
            for (var request = receive(socket); request[0] != TERMINATE; request = receive(socket)) {
                if (request[0] == REFLECT) {
                    assertEquals(10, request.length);
                    reflected++;
                    send(socket, request);
                } else {
                    assertEquals(CPU_TIME, request[0]);
                    send(socket, new byte[] {0, 0, 0, 0, 0, 1, (byte) reflected, 0});
                }
            }
            assertEquals(5, reflected);
            assertEquals(0, client.status(), client.errors());
            // 5 * 256 ns in 5 messages
            assertTrue(
                    client.output().contains("Server process CPU cycle usage (rx+tx): 0.26 us/msg"), client.output());
        }
    }

    @Test
    void shouldSayWhyWhenTheServerCannotServe() throws Exception {
        // The client connects to somebody else, who says nothing; the server cannot have the address.
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var pong = Child.command("xcmpong", "tcp:127.0.0.1:" + other.getLocalPort())) {
            assertEquals(1, pong.status());
            assertEquals("FATAL: Unable to create server socket: Address already in use.\n", pong.errors());
        }
    }

    @Test
    void shouldWaitForTheServerAndSumUpWhenSignalled() throws Exception {
        var address = Places.of("ux");
        try (var client = Child.command("xcmpong", "-c", "-p", "-i", "0.01", address);
                var server = Child.command("xcmpong", "-s", address)) {
            client.awaitOutput(" 0 ");
            client.signal("INT");
            assertEquals(0, client.status(), client.errors());
            assertTrue(client.output().contains("\nAverage: "), client.output());
            assertTrue(server.process().isAlive());
        }
    }

    private static void send(Socket socket, byte[] message) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    private static byte[] receive(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        return in.readNBytes(in.readInt());
    }
}
