package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.XcmConnection;

/** Is about programs that talk to this library over the TLS of OpenSSL. */
abstract class TlsForeignersContract extends Contract {
    /** Begins a Python program: its first arguments are the versions of TLS, and where the credentials are. */
    private static final String CONTEXT = """
            import ssl
            def context(purpose):
                c = ssl.SSLContext(purpose)
                c.check_hostname = False
                c.verify_mode = ssl.CERT_REQUIRED
                c.load_cert_chain(args[1] + '/cert.pem', args[1] + '/key.pem')
                c.load_verify_locations(args[1] + '/tc.pem')
                c.minimum_version = c.maximum_version = getattr(ssl.TLSVersion, args[0])
                return c
            """;

    private final TlsTransport tls;

    @TempDir
    Path directory;

    TlsForeignersContract(TlsTransport tls) {
        super(tls);
        this.tls = tls;
    }

    private void writeCredentials() throws IOException {
        Files.writeString(directory.resolve("cert.pem"), tls.credentials().certificate());
        Files.writeString(directory.resolve("key.pem"), tls.credentials().key());
        Files.writeString(directory.resolve("tc.pem"), tls.credentials().trusted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void shouldExchangeBytesWhenTheClientIsOpenssl(String version) throws Exception {
        writeCredentials();
        var server = sockets.serve();
        var place = Place.of(Sockets.addressOf(server));
        try (var client = ForeignProgram.python(
                CONTEXT + """
                s = socket.create_connection((args[2], int(args[3])))
                s = context(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(s)
                f = s.makefile('rb')
                header = args[4] == 'MESSAGING'
                for size in (1, 100, 16384, 65536, 262144):
                    s.sendall((struct.pack('>I', size) if header else b'') + bytes([size % 251]) * size)
                    length = struct.unpack('>I', f.read(4))[0] if header else size
                    say(f'{length} {set(f.read(length))}')
                say(s.version())
                s.settimeout(20)
                try: s.unwrap()
                except ssl.SSLError: pass # who is told of the end does not answer
                """, version, directory.toString(), place.host(), place.port(), service())) {
            var accepted = sockets.accept(server);
            var buffer = ByteBuffer.allocateDirect(300_000);
            for (int size : new int[] {1, 100, 16_384, 65_536, 262_144}) {
                receiveAll(accepted, buffer.clear().limit(isMessaging() ? 300_000 : size), size);
                Sockets.send(accepted, buffer.flip());
                assertEquals(size + " {" + size % 251 + "}", client.readLine());
            }
            assertEquals(version.replace('_', '.'), client.readLine());
            assertEquals(-1, Sockets.receive(accepted, buffer.clear()));
            accepted.close();
            client.readAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void shouldExchangeBytesWhenTheServerIsOpensslAndCutsFramesAnywhere(String version) throws Exception {
        writeCredentials();
        var place = Place.of(sockets.unserved());
        try (var server = ForeignProgram.python(CONTEXT + """
                s = socket.create_server((args[2], 0), family=socket.AF_INET6 if ':' in args[2] else socket.AF_INET)
                say(s.getsockname()[1])
                c, peer = s.accept()
                c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                c = context(ssl.PROTOCOL_TLS_SERVER).wrap_socket(c, server_side=True)
                while True:
                    data = c.recv(1 << 20)
                    if not data: break
                    while data:
                        n = random.randint(1, 1 + len(data) // 3)
                        c.sendall(data[:n])
                        data = data[n:]
                c.unwrap()
                """, version, directory.toString(), place.host())) {
            var address = place.withPort(server.readLine()).address(transport.name());
            var client = sockets.connect(address, sockets.blocking(true));
            var buffer = ByteBuffer.allocateDirect(300_000);
            for (int size : new int[] {1, 5, 100, 5000, 65_536, 262_144}) {
                var message = Payload.random(size, size);
                client.send(message);
                client.setBlocking(false);
                receiveAll(client, buffer.clear().limit(isMessaging() ? 300_000 : size), size);
                client.setBlocking(true);
                assertEquals(message.rewind(), buffer.flip());
            }
            client.close();
            server.readAll();
        }
    }

    private String service() {
        return transport.service().name();
    }

    /** Receives a message, or so many bytes. */
    private static void receiveAll(XcmConnection connection, ByteBuffer buffer, int size) throws Exception {
        while (buffer.position() < size) {
            Sockets.receive(connection, buffer);
        }
        assertEquals(size, buffer.position());
    }
}
