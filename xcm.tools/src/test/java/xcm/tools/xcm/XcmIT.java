package xcm.tools.xcm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.ca.Authority;
import xcm.tools.command.Child;
import xcm.tools.command.Places;

/** The command xcm, as it is built. */
@Timeout(120)
class XcmIT {
    private static Child serve(String address, String... options) throws Exception {
        var arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "-l";
        arguments[options.length + 1] = address;
        var server = Child.command("xcm", arguments);
        Places.awaitServer(server, address);
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ux", "tcp", "btcp", "tls", "btls"})
    void shouldCarryTextBothWaysAndServeTheNextWhenAClientLeaves(String transport) throws Exception {
        var address = Places.of(transport);
        try (var server = serve(address)) {
            for (var name : new String[] {"first", "second"}) {
                try (var client = Child.command("xcm", address)) {
                    client.write("to server from " + name);
                    server.awaitOutput("to server from " + name);
                    server.write("to client " + name);
                    client.awaitOutput("to client " + name);
                    client.input().close();
                    assertEquals(0, client.status(), client.errors());
                    assertEquals("to client " + name, client.output());
                    assertEquals("", client.errors());
                }
            }
            server.signal("TERM");
            assertEquals(0, server.status());
            assertEquals("to server from firstto server from second", server.output());
            assertEquals("", server.errors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ux", "tcp", "btcp", "tls", "btls"})
    void shouldCarryEveryByteWhenAFileIsTheInput(String transport, @TempDir Path directory) throws Exception {
        var address = Places.of(transport);
        var bytes = new byte[3_000_001];
        new Random(transport.hashCode()).nextBytes(bytes);
        var file = Files.write(directory.resolve("input"), bytes);
        try (var server = serve(address)) {
            var builder = new ProcessBuilder(Child.bin().resolve("xcm").toString(), address);
            try (var client = Child.javaCommand(builder.redirectInput(file.toFile()))) {
                assertEquals(0, client.status(), client.errors());
            }
            server.awaitOutput(new String(bytes, bytes.length - 16, 16, ISO_8859_1));
            assertArrayEquals(bytes, server.output().getBytes(ISO_8859_1));
        }
    }

    @Test
    void shouldEndWithZeroWhenTheServerLeaves() throws Exception {
        var address = Places.of("ux");
        try (var server = serve(address);
                var client = Child.command("xcm", address)) {
            client.write("hello");
            server.awaitOutput("hello");
            server.input().close();
            assertEquals(0, client.status(), client.errors());
            assertTrue(server.process().isAlive());
        }
    }

    @ParameterizedTest
    @CsvSource({"ux, Connection refused", "tcp, Connection refused", "nosuch, Protocol not available"})
    void shouldSayWhyWhenItCannotConnect(String transport, String reason) throws Exception {
        try (var client = Child.command("xcm", Places.of(transport))) {
            assertEquals(1, client.status());
            assertEquals("FATAL: Unable to connect: " + reason + ".\n", client.errors());
            assertEquals("", client.output());
        }
    }

    @Test
    void shouldSayWhyWhenTheAddressIsTaken() throws Exception {
        var address = Places.of("ux");
        try (var first = serve(address);
                var second = Child.command("xcm", "-l", address)) {
            assertEquals(1, second.status());
            assertEquals("FATAL: Unable to bind server socket: Address already in use.\n", second.errors());
            assertTrue(first.process().isAlive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void shouldEndWithZeroAndRemoveItsFileWhenSignalled(String signal, @TempDir Path directory) throws Exception {
        var file = directory.resolve("socket");
        var address = "uxf:" + file;
        try (var server = Child.command("xcm", "-l", address)) {
            while (!Files.exists(file)) {
                assertTrue(server.process().isAlive(), server::errors);
                Thread.onSpinWait();
            }
            try (var client = Child.command("xcm", address)) {
                client.write("here");
                server.awaitOutput("here"); // so that the server waits for the client, not for a new one
                client.signal(signal);
                assertEquals(0, client.status());
                assertEquals("", client.errors());
            }
            server.signal(signal);
            assertEquals(0, server.status());
            assertEquals("", server.errors());
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldSetAnAttributeOfTheServerSocketOnlyWhenToldSo() throws Exception {
        var address = Places.of("tcp");
        try (var server = Child.command("xcm", "-l", "-x", "-i", "no.such=1", address)) {
            assertEquals(1, server.status());
            assertEquals("FATAL: Unable to bind server socket: No such file or directory.\n", server.errors());
        }
        // Without -x it is an attribute of each connection: nothing is wrong before one comes.
        try (var server = serve(address, "-i", "no.such=1");
                var client = Child.command("xcm", address)) {
            assertEquals(1, server.status());
            assertEquals("FATAL: Unable to accept: No such file or directory.\n", server.errors());
        }
    }

    @Test
    void shouldFindNoCredentialsWhenTheDirectoryIsEmpty(@TempDir Path empty) throws Exception {
        var builder = new ProcessBuilder(Child.bin().resolve("xcm").toString(), Places.of("tls"));
        builder.environment().put("XCM_TLS_CERT", empty.toString());
        try (var client = Child.javaCommand(builder)) {
            assertEquals(1, client.status());
            assertEquals("FATAL: Unable to connect: Protocol error.\n", client.errors());
        }
    }

    @Test
    void shouldTakeCredentialsFromAttributesWhenGiven(@TempDir Path empty) throws Exception {
        var address = Places.of("tls");
        var files = new ArrayList<>(List.of(Child.bin().resolve("xcm").toString()));
        for (var item : List.of("cert", "tc")) {
            var file = Child.credentials().resolve(item + ".pem");
            files.addAll(List.of("-s", "tls." + item + "_file=" + file));
        }
        files.addAll(List.of("-f", "tls.key=" + Child.credentials().resolve("key.pem")));
        files.add(address);
        var builder = new ProcessBuilder(files);
        builder.environment().put("XCM_TLS_CERT", empty.toString());
        try (var server = serve(address);
                var client = Child.javaCommand(builder)) {
            client.write("secret");
            server.awaitOutput("secret");
            client.input().close();
            assertEquals(0, client.status(), client.errors());
        }
    }

    @Test
    void shouldRefuseTheServerWhenItIsNotTrusted(@TempDir Path other) throws Exception {
        var address = Places.of("tls");
        var trusted = Authority.root("Another CA").certificatePem();
        var file = Files.writeString(other.resolve("tc.pem"), trusted);
        try (var server = serve(address);
                var client = Child.command("xcm", "-s", "tls.tc_file=" + file, address)) {
            assertEquals(1, client.status());
            assertEquals("FATAL: Unable to connect: Protocol error.\n", client.errors());
            assertEquals("", server.output());
        }
    }

    @Test
    void shouldSetAttributesOfTheConnectionWhenGiven() throws Exception {
        try (var client = Child.command("xcm", "-i", "tcp.keepalive_time=-1", Places.of("tcp"))) {
            assertEquals(1, client.status());
            assertEquals("FATAL: Unable to connect: Invalid argument.\n", client.errors());
        }
    }

    @Test
    void shouldKeepMessagesApartWhenThePeerIsSocatsClient() throws Exception {
        var address = Places.of("ux");
        var abstractName = address.substring("ux:".length());
        try (var server = serve(address);
                var socat = Child.of(
                        new ProcessBuilder("socat", "-", "ABSTRACT-CONNECT:" + abstractName + ",socktype=5"))) {
            socat.write("ping");
            server.awaitOutput("ping");
            server.write("pong");
            socat.awaitOutput("pong");
        }
    }

    @Test
    void shouldTalkToSocatWhenThatIsTheServer() throws Exception {
        var address = Places.of("ux");
        var abstractName = address.substring("ux:".length());
        try (var socat =
                Child.of(new ProcessBuilder("socat", "-", "ABSTRACT-LISTEN:" + abstractName + ",socktype=5"))) {
            Places.awaitServer(socat, address);
            try (var client = Child.command("xcm", address)) {
                client.write("ping");
                socat.awaitOutput("ping");
                socat.write("pong");
                client.awaitOutput("pong");
                client.input().close();
                assertEquals(0, client.status());
            }
        }
    }

    /** One read of the input is one message: a 32-bit big-endian length, and the bytes. */
    @Test
    void shouldFrameMessagesWhenThePeerIsATcpServer() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = Child.command("xcm", "tcp:127.0.0.1:" + listener.getLocalPort());
                var socket = listener.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            for (var message : new String[] {"one", "two"}) {
                client.write(message);
                assertEquals(message.length(), in.readInt());
                assertEquals(message, new String(in.readNBytes(message.length()), ISO_8859_1));
            }
            send(socket, "three");
            send(socket, "four");
            client.awaitOutput("threefour");
            socket.close();
            assertEquals(0, client.status(), client.errors());
        }
    }

    @Test
    void shouldFailWhenThePeerDoesNotKeepToTheProtocol() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = Child.command("xcm", "tcp:127.0.0.1:" + listener.getLocalPort());
                var socket = listener.accept()) {
            new DataOutputStream(socket.getOutputStream()).writeInt(Integer.MAX_VALUE);
            assertEquals(1, client.status());
            assertEquals("Error receiving from XCM.\n", client.errors());
        }
    }

    @Test
    void shouldServeTheNextWhenAPeerDoesNotKeepToTheProtocol() throws Exception {
        var address = Places.of("tcp");
        var parts = address.split(":");
        try (var server = serve(address)) {
            try (var socket = new Socket(parts[1], Integer.parseInt(parts[2]))) {
                new DataOutputStream(socket.getOutputStream()).writeInt(Integer.MAX_VALUE);
                server.awaitErrors("Error receiving from XCM: Protocol error\n");
            }
            try (var socket = new Socket(parts[1], Integer.parseInt(parts[2]))) {
                send(socket, "hello");
                server.awaitOutput("hello");
            }
        }
    }

    @Test
    void shouldPrintVersionsWhenAsked() throws Exception {
        try (var xcm = Child.command("xcm", "-v")) {
            assertEquals(0, xcm.status());
            var lines = "    Implementation: \\d+\\.\\d+\\.\\d+(\\.SNAPSHOT)?\n    API: 0.27\n";
            var expected = "XCM library version information:\n  Run-time:\n" + lines + "  Compile-time:\n" + lines;
            assertTrue(xcm.output().matches(expected), xcm.output());
            assertEquals("", xcm.errors());
        }
    }

    @Test
    void shouldPrintTheUsageWhenThereIsNoAddress() throws Exception {
        try (var xcm = Child.command("xcm")) {
            assertEquals(1, xcm.status());
            assertTrue(xcm.output().startsWith("Usage: xcm "), xcm.output());
            assertEquals("", xcm.errors());
        }
    }

    private static void send(Socket socket, String message) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(message.length());
        out.writeBytes(message);
        out.flush();
    }
}
