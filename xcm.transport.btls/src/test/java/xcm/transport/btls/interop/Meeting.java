package xcm.transport.btls.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.test.Footprint;

/**
 * Is where a test's sockets of ours, which are blocking, meet programs. Ends all of them after the test, and sees to it
 * that nothing stays behind.
 */
final class Meeting implements BeforeEachCallback, AfterEachCallback {
    private static final String PYTHON = """
            import hashlib, socket, ssl, struct, sys, time
            args = sys.argv[1:]
            def say(text): print(text, flush=True)
            def context(role, version=None):
                c = ssl.SSLContext(role)
                c.check_hostname = False
                c.load_cert_chain(CERT, KEY)
                c.load_verify_locations(TRUSTED)
                c.verify_mode = ssl.CERT_REQUIRED
                if version: c.minimum_version = c.maximum_version = ssl.TLSVersion[version]
                return c
            def over(sock, server_side, version=None):
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                role = ssl.PROTOCOL_TLS_SERVER if server_side else ssl.PROTOCOL_TLS_CLIENT
                c = context(role, version)
                return c.wrap_socket(sock, server_side=server_side, suppress_ragged_eofs=False)
            def dial(port): return socket.create_connection(('127.0.0.1', int(port)))
            def answer():
                s = socket.create_server(('127.0.0.1', 0))
                say(f'ACCEPT 127.0.0.1:{s.getsockname()[1]}')
                c, peer = s.accept()
                s.close()
                return c
            """;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Footprint before;
    private Path directory;
    private int files;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        before = Footprint.now();
        directory = Files.createTempDirectory("meeting");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Footprint.awaitNoMoreThan(before);
    }

    /** Has something closed at the end; what is opened last is closed first. */
    <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    /** Returns the name of a file of its own for the test. */
    Path newFile() {
        files++;
        return directory.resolve("file" + files);
    }

    private String file(String text) throws IOException {
        return Files.writeString(newFile(), text, US_ASCII).toString();
    }

    // ---- ours

    /** Returns attributes, of which the later ones win. */
    static AttributeMap all(AttributeMap... some) {
        var all = AttributeMap.builder();
        for (var attributes : some) {
            all.addAll(attributes);
        }
        return all.build();
    }

    XcmServer serve(AttributeMap... attributes) throws XcmException {
        return closing(Xcm.server("btls:127.0.0.1:0", all(attributes)));
    }

    XcmConnection accept(XcmServer server) throws XcmException {
        return closing(server.accept());
    }

    XcmConnection connect(int port, AttributeMap... attributes) throws XcmException {
        return closing(Xcm.connect("btls:127.0.0.1:" + port, all(attributes)));
    }

    static int port(XcmServer server) {
        var address = server.localAddress().orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    // ---- programs

    /** Starts {@code openssl s_client} as a party. */
    Program opensslClient(Party party, int port, String... options) throws IOException {
        return openssl(party, options, "s_client", "-connect", "127.0.0.1:" + port);
    }

    /** Starts {@code openssl s_server} as a party, on a port of its own. */
    Program opensslServer(Party party, String... options) throws IOException {
        return openssl(party, options, "s_server", "-accept", "127.0.0.1:0");
    }

    private Program openssl(Party party, String[] options, String... what) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(what));
        var chain = file(party.issued().chainPem());
        command.addAll(List.of(
                "-cert",
                chain,
                "-cert_chain",
                chain,
                "-key",
                file(party.issued().keyPem())));
        command.addAll(List.of("-CAfile", file(party.trustedPem())));
        command.addAll(List.of(options));
        return closing(new Program(command));
    }

    /** Starts Python as a party. */
    Program python(Party party, String program, Object... arguments) throws IOException {
        var names = "CERT, KEY, TRUSTED = '%s', '%s', '%s'%n"
                .formatted(file(party.issued().chainPem()), file(party.issued().keyPem()), file(party.trustedPem()));
        List<String> command = new ArrayList<>(List.of("python3", "-c", names + PYTHON + program));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return closing(new Program(command));
    }

    /** Waits until a program listens; returns its port. */
    static int portOf(Program server) throws InterruptedException {
        return Integer.parseInt(server.await("^ACCEPT 127.0.0.1:(\\d+)$").group(1));
    }

    // ---- both

    /** Has {@code openssl s_client} connect to a server of ours. */
    Talk withClient(Party theirs, AttributeMap ours, String... options) throws IOException {
        var server = serve(ours);
        var client = opensslClient(theirs, port(server), options);
        return new Talk(accept(server), client);
    }

    /** Connects to {@code openssl s_server}. */
    Talk withServer(Party theirs, AttributeMap ours, String... options) throws IOException, InterruptedException {
        var server = opensslServer(theirs, options);
        return new Talk(connect(portOf(server), ours), server);
    }

    /** Connects, in either role, to {@code openssl}. */
    Talk with(boolean client, Party theirs, AttributeMap ours, String... options) throws Exception {
        return client ? withServer(theirs, ours, options) : withClient(theirs, ours, options);
    }
}
