package xcm.transport.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.Errno;
import xcm.test.ForeignProgram;

/** Is about frames that Python cuts and joins by itself, over its own TLS: a frame has nothing to do with a record. */
@Timeout(60)
class PythonFramesTest {
    private static final int LARGEST = 262_144;
    private static final Authority ROOT = Authority.root("Root");
    private static final String PYTHON = """
            import socket, ssl, struct, sys, time
            args = sys.argv[1:]
            def say(text): print(text, flush=True)
            def over(sock, server_side):
                c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server_side else ssl.PROTOCOL_TLS_CLIENT)
                c.check_hostname = False
                c.load_cert_chain(args[0], args[1])
                c.load_verify_locations(args[2])
                c.verify_mode = ssl.CERT_REQUIRED
                return c.wrap_socket(sock, server_side=server_side, suppress_ragged_eofs=False)
            def frame(payload): return struct.pack('>I', len(payload)) + payload
            def take(f): return f.read(struct.unpack('>I', f.read(4))[0])
            """;

    @TempDir
    private Path directory;

    private static AttributeMap ours() {
        var issued = ROOT.issue(Subject.named("ours"));
        return AttributeMap.builder()
                .add("tls.cert", issued.certificatePem().getBytes(US_ASCII))
                .add("tls.key", issued.keyPem().getBytes(US_ASCII))
                .add("tls.tc", ROOT.certificatePem().getBytes(US_ASCII))
                .build();
    }

    private ForeignProgram python(String program, String... arguments) throws IOException {
        var issued = ROOT.issue(Subject.named("theirs"));
        var command = new ArrayList<>(List.of("python3", "-c", PYTHON + program));
        command.add(Files.writeString(directory.resolve("cert.pem"), issued.certificatePem())
                .toString());
        command.add(
                Files.writeString(directory.resolve("key.pem"), issued.keyPem()).toString());
        command.add(Files.writeString(directory.resolve("tc.pem"), ROOT.certificatePem())
                .toString());
        command.addAll(List.of(arguments));
        return new ForeignProgram(command);
    }

    private static int receive(XcmConnection connection, ByteBuffer buffer) throws XcmException {
        return connection.receive(buffer.clear());
    }

    /** A record holds 16384 bytes at most (RFC 8446 5.1), and a frame up to 262144. */
    @Test
    void shouldFindEachMessageWhenRecordsHoldManyFramesOrAPartOfOne() throws Exception {
        try (var server = Xcm.server("tls:127.0.0.1:0", ours());
                var client = python("""
                        s = over(socket.create_connection(('127.0.0.1', int(args[3]))), False)
                        f = s.makefile('rb')
                        s.sendall(b''.join(frame(bytes([i]) * i) for i in range(1, 101)))
                        s.sendall(frame(b'x' * 262144) + frame(b'y'))
                        for byte in frame(b'slow'): s.sendall(bytes([byte]))
                        for i in range(1, 101): assert take(f) == bytes([i]) * i
                        assert take(f) == b'x' * 262144
                        say('done')
                        """, portOf(server.localAddress().orElseThrow()));
                var accepted = server.accept()) {
            var buffer = ByteBuffer.allocate(LARGEST);
            for (int number = 1; number <= 100; number++) {
                assertEquals(number, receive(accepted, buffer));
                assertEquals(number, buffer.get(number - 1));
            }
            assertEquals(LARGEST, receive(accepted, buffer));
            assertEquals(1, receive(accepted, buffer));
            assertEquals(4, receive(accepted, buffer));
            assertEquals("slow", US_ASCII.decode(buffer.flip()).toString());
            for (int number = 1; number <= 100; number++) {
                var payload = new byte[number];
                Arrays.fill(payload, (byte) number);
                accepted.send(ByteBuffer.wrap(payload));
            }
            var large = new byte[LARGEST];
            Arrays.fill(large, (byte) 'x');
            accepted.send(ByteBuffer.wrap(large));
            assertEquals("done", client.readLine());
        }
    }

    @Test
    void shouldExchangeMessagesAndThenTellThatAFrameIsBadWhenTheServerIsPython() throws Exception {
        try (var server = python("""
                l = socket.create_server(('127.0.0.1', 0))
                say(l.getsockname()[1])
                s = over(l.accept()[0], True)
                f = s.makefile('rb')
                for i in range(3): s.sendall(frame(take(f).upper()))
                s.sendall(frame(b'last') + struct.pack('>I', 262145))
                time.sleep(60)
                """);
                var client = Xcm.connect("tls:127.0.0.1:" + server.readLine(), ours())) {
            var buffer = ByteBuffer.allocate(LARGEST);
            for (var text : List.of("one", "two", "three")) {
                client.send(US_ASCII.encode(text));
                assertEquals(text.length(), receive(client, buffer));
                assertEquals(
                        text.toUpperCase(Locale.ROOT),
                        US_ASCII.decode(buffer.flip()).toString());
            }
            assertEquals(4, receive(client, buffer));
            var failure = assertThrows(XcmException.class, () -> receive(client, buffer));
            assertEquals(Errno.EPROTO, failure.errno());
        }
    }

    private static String portOf(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
