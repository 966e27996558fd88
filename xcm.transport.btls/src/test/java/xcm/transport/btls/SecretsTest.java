package xcm.transport.btls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xcm.api.Xcm;
import xcm.api.XcmException;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeValue;
import xcm.ca.Authority;
import xcm.ca.Issued;
import xcm.ca.Subject;
import xcm.linux.Errno;
import xcm.transport.btls.credential.CredentialCache;
import xcm.transport.btls.credential.Item;
import xcm.transport.btls.credential.Source;
import xcm.transport.btls.credential.Sources;

/** Nothing tells a private key to anybody: no attribute, no text, no exception, no log. */
@Timeout(60)
class SecretsTest {
    private static final int FRAGMENT = 12; // characters of PEM: what is shown of a key may be cut

    private final Authority authority = Authority.root("secrets");
    private final Issued issued = authority.issue(Subject.named("peer"));

    private static byte[] bytes(String pem) {
        return pem.getBytes(US_ASCII);
    }

    private AttributeMap attributes(byte[] key) {
        return AttributeMap.builder()
                .add("xcm.service", "any")
                .add("tls.cert", bytes(issued.certificatePem()))
                .add("tls.key", key)
                .add("tls.tc", bytes(authority.certificatePem()))
                .build();
    }

    /** Fails if a text has a part of the secret number of the key, in hexadecimal or as in PEM. */
    private void assertSilent(String text) {
        var number = secret();
        var hex = HexFormat.of().formatHex(number);
        assertNoPartOf(hex, text.toLowerCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) { // of the three ways in which bytes may fall on the characters of PEM
            var shifted = Arrays.copyOfRange(number, shift, number.length - (number.length - shift) % 3);
            assertNoPartOf(Base64.getEncoder().encodeToString(shifted), text.replaceAll("\\s", ""));
        }
    }

    private static void assertNoPartOf(String secret, String text) {
        for (int i = 0; i + FRAGMENT <= secret.length(); i++) {
            assertFalse(text.contains(secret.substring(i, i + FRAGMENT)), text);
        }
    }

    private byte[] secret() {
        var pem = issued.keyPem().lines().filter(line -> !line.startsWith("-")).collect(Collectors.joining());
        try {
            var key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            return ((ECPrivateKey) key).getS().toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldFindTheSecretInThePem() {
        assertThrows(AssertionError.class, () -> assertSilent(issued.keyPem()));
    }

    private static String traceOf(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void assertNoKey(XcmSocket socket) throws XcmException {
        var failure = assertThrows(XcmException.class, () -> socket.attributes().get("tls.key"));
        assertEquals(Errno.EACCES, failure.errno());
        var all = socket.attributes().all();
        assertFalse(all.contains("tls.key"));
        assertSilent(all.toString());
        for (var attribute : all) {
            var value = attribute.value();
            assertSilent(value.toString());
            if (value instanceof AttributeValue.Binary binary) {
                assertSilent(new String(binary.value(), US_ASCII));
            }
        }
        assertSilent(socket.toString());
    }

    @Test
    void shouldNotTellTheKeyWhenSocketsAreAskedAndAllIsLogged() throws Exception {
        var log = new ConcurrentLinkedQueue<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        var loggers = List.of(Logger.getLogger(""), Logger.getLogger("org.bouncycastle"), Logger.getLogger("xcm"));
        loggers.forEach(logger -> logger.setLevel(Level.ALL));
        loggers.get(0).addHandler(handler);
        System.getLogger("xcm.api").log(System.Logger.Level.TRACE, "all is logged");
        assertTrue(log.stream().anyMatch(entry -> entry.contains("all is logged")), "nothing is logged");
        var attributes = attributes(bytes(issued.keyPem()));
        assertSilent(attributes.toString());
        var executor = Executors.newSingleThreadExecutor();
        try (var server = Xcm.server("btls:127.0.0.1:0", attributes)) {
            var accepting = executor.submit(() -> server.accept());
            try (var client = Xcm.connect(server.localAddress().orElseThrow(), attributes);
                    var accepted = accepting.get()) {
                client.send(ByteBuffer.allocate(10));
                for (var socket : List.of(server, client, accepted)) {
                    assertNoKey(socket);
                }
                for (var live : Xcm.sockets()) {
                    assertFalse(live.attributes().contains("tls.key"));
                    assertSilent(live.attributes().toString() + live);
                }
            }
        } finally {
            executor.shutdown();
            loggers.get(0).removeHandler(handler);
            loggers.forEach(logger -> logger.setLevel(null));
            loggers.get(0).setLevel(Level.INFO);
        }
        log.forEach(this::assertSilent);
    }

    @Test
    void shouldNotTellTheKeyWhenItCannotBeUsed(@TempDir Path folder) throws Exception {
        var pem = issued.keyPem();
        var otherKey = authority.issue(Subject.named("other")).keyPem();
        var file = Files.writeString(folder.resolve("key.pem"), pem.substring(0, pem.length() / 2));
        for (var broken : List.of(
                pem.substring(0, pem.length() / 2),
                pem.replaceFirst("\n(..)", "\n!!$1"),
                pem.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                pem.replace("PRIVATE KEY", "RSA PRIVATE KEY"),
                pem.replace("PRIVATE KEY", "CERTIFICATE"))) {
            assertSilentFailure(attributes(bytes(broken)));
        }
        assertSilentFailure(attributes(bytes(pem)).toBuilder()
                .add("tls.cert", bytes(authority.issue(Subject.named("third")).certificatePem()))
                .build());
        assertSilentFailure(attributes(bytes(otherKey)).toBuilder()
                .add("tls.cert", bytes(pem)) // mixed up
                .build());
        assertSilentFailure(attributes(bytes(otherKey)).toBuilder()
                .add("tls.tc", bytes(pem))
                .build());
        assertSilentFailure(attributes(bytes(pem)).toBuilder()
                .add("tls.key_file", file.toString())
                .build());
    }

    private void assertSilentFailure(AttributeMap attributes) {
        var failure = assertThrows(XcmException.class, () -> Xcm.connect("btls:127.0.0.1:1", attributes));
        assertEquals(Errno.EPROTO, failure.errno(), failure::toString);
        assertSilent(traceOf(failure));
    }

    @Test
    void shouldNotTellTheKeyWhenAnythingThatHoldsItIsMadeText() throws Exception {
        var sources = Sources.UNSET
                .with(Item.CERT, new Source.Value(bytes(issued.certificatePem())))
                .with(Item.KEY, new Source.Value(bytes(issued.keyPem())))
                .with(Item.TC, new Source.Value(bytes(authority.certificatePem())));
        var settings = new TlsSettings(true);
        settings.sources = sources;
        var prepared = Preparation.of(settings, Optional.empty());
        var cache = new CredentialCache();
        try (var lease = cache.acquire(sources)) {
            for (Object holder : List.of(
                    sources,
                    sources.key(),
                    lease,
                    lease.credentials(),
                    lease.credentials().identity(),
                    prepared,
                    prepared.plan(),
                    new OwnKey(prepared.plan().identity(), server -> {}),
                    settings)) {
                assertSilent(holder.toString());
            }
        } finally {
            prepared.lease().close();
        }
    }
}
