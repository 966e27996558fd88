package xcm.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.CredentialDirectory;
import xcm.ca.Issued;
import xcm.ca.KeyKind;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about certificates and keys, by files and by values: which are taken, and how others end. */
abstract class TlsCredentialsContract extends TlsContract {
    private final Issued own = root.issue(Subject.named("own"));
    private CredentialDirectory files;

    @TempDir
    Path directory;

    TlsCredentialsContract(TlsRoute route) {
        super(route);
    }

    @BeforeEach
    final void writeFiles() throws Exception {
        files = CredentialDirectory.write(directory, Optional.empty(), own, root.certificatePem(), Optional.empty());
    }

    private AttributeMap.Builder byFiles() {
        return AttributeMap.builder()
                .add("tls.cert_file", files.certificate().toString())
                .add("tls.key_file", files.key().toString())
                .add("tls.tc_file", files.trusted().toString());
    }

    /** Connects, serves and accepts with what cannot be used; a server that gets it at accept drops the peer. */
    private void assertUnusable(Errno errno, AttributeMap.Builder changed) throws Exception {
        var bad = peer(own, root).build().toBuilder();
        changed.build().forEach(entry -> {
            bad.remove(entry.name().endsWith("_file") ? entry.name().replace("_file", "") : entry.name());
            bad.add(entry.name(), entry.value());
        });
        var attributes = common(bad.build());
        var good = peer("good").build();
        var server = serve(good);
        Outcome.fails(errno, () -> sockets.closing(Xcm.connect(addressOf(server), attributes)));
        Outcome.fails(errno, () -> serve(attributes));
        assertEquals("ECONNRESET EPROTO", meet(server, changed.build(), good));
        assertEquals(ACCEPTED, meet(server, NOTHING, good));
    }

    @Test
    void shouldMeetWhenTheCredentialsAreInFiles() throws Exception {
        var pair = connected(byFiles(), byFiles());
        for (var socket : List.of(pair.client(), pair.accepted(), pair.server())) {
            var attributes = socket.attributes();
            assertEquals(files.certificate().toString(), attributes.getString("tls.cert_file"));
            assertEquals(files.key().toString(), attributes.getString("tls.key_file"));
            assertEquals(files.trusted().toString(), attributes.getString("tls.tc_file"));
            for (var name : List.of("tls.cert", "tls.tc", "tls.crl", "tls.crl_file")) {
                Outcome.fails(Errno.ENOENT, () -> attributes.get(name));
            }
        }
    }

    @Test
    void shouldTellTheValuesButNeverTheKeyWhenTheyAreGivenByValue() throws Exception {
        var pair = connected(peer(own, root), peer(own, root));
        for (var socket : List.of(pair.client(), pair.accepted(), pair.server())) {
            var attributes = socket.attributes();
            assertArrayEquals(bytes(own.certificatePem()), attributes.getBinary("tls.cert"));
            assertArrayEquals(bytes(root.certificatePem()), attributes.getBinary("tls.tc"));
            Outcome.fails(Errno.EACCES, () -> attributes.get("tls.key"));
            assertFalse(attributes.all().contains("tls.key"));
            for (var name : List.of("tls.cert_file", "tls.key_file", "tls.tc_file")) {
                Outcome.fails(Errno.ENOENT, () -> attributes.get(name));
            }
        }
    }

    @Test
    void shouldMeetWhenFilesAndValuesAreMixed() throws Exception {
        var mixed = peer(own, root)
                .remove("tls.cert")
                .add("tls.cert_file", files.certificate().toString());
        assertEquals(ACCEPTED, meet(mixed, mixed));
        // what is applied last counts
        var both = peer(own, root).add("tls.cert_file", files.certificate().toString());
        var pair = connected(both, both);
        assertEquals(files.certificate().toString(), pair.client().attributes().getString("tls.cert_file"));
        Outcome.fails(Errno.ENOENT, () -> pair.client().attributes().get("tls.cert"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert", "key", "tc"})
    void shouldFailWhenAFileIsMissingOrNone(String item) throws Exception {
        var name = "tls." + item + "_file";
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add(name, directory + "/nowhere/" + item + ".pem"));
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add(name, ""));
        assertUnusable(Errno.EISDIR, AttributeMap.builder().add(name, directory.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert", "key", "tc"})
    void shouldFailWhenTheTextIsNoPem(String item) throws Exception {
        var kind = item.equals("key") ? "PRIVATE KEY" : "CERTIFICATE";
        var broken = "-----BEGIN " + kind + "-----\nAAAA\n-----END " + kind + "-----\n";
        var open = own.certificatePem().substring(0, 200);
        for (var text : List.of("", "some text", broken, open)) {
            assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls." + item, bytes(text)));
            var file = Files.writeString(directory.resolve("bad.pem"), text);
            assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls." + item + "_file", file.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert", "key", "tc", "crl"})
    void shouldRefuseAValueThatIsNoText(String item) throws Exception {
        var random = Payload.randomBytes(1000, 1);
        random[500] = 0;
        var zero = AttributeMap.builder().add("tls." + item, random).build();
        var good = peer("good").build();
        var bad = common(good.toBuilder().addAll(zero).build());
        var server = serve(good);
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(Xcm.connect(addressOf(server), bad)));
        Outcome.fails(Errno.EINVAL, () -> serve(bad));
        Outcome.fails(Errno.EINVAL, () -> server.attributes().set("tls." + item, random));
        // found before the peer is taken out of the queue
        var client = sockets.connect(addressOf(server), common(good));
        Wait.forConditions(server, XcmSocket.ACCEPTABLE);
        Outcome.fails(Errno.EINVAL, () -> sockets.closing(server.accept(zero)));
        Sockets.establish(client, sockets.accept(server));
    }

    @Test
    void shouldFailWhenTheKeyIsAnothers() throws Exception {
        var other = root.issue(Subject.named("other"));
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.key", bytes(other.keyPem())));
        var rsa = root.issue(Subject.named("other").key(KeyKind.RSA_2048));
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.key", bytes(rsa.keyPem())));
    }

    @Test
    void shouldFailWhenTheItemsAreMixedUp() throws Exception {
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.key", bytes(own.certificatePem())));
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.cert", bytes(own.keyPem())));
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.tc", bytes(own.keyPem())));
    }

    @Test
    void shouldFailWhenALaterBlockIsBroken() throws Exception {
        var broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.tc", bytes(root.certificatePem() + broken)));
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.cert", bytes(own.certificatePem() + broken)));
    }

    @Test
    void shouldFailWhenTheKeyIsEncrypted() throws Exception {
        var encrypted = directory.resolve("encrypted.pem");
        var command = List.of(
                "openssl",
                "pkcs8",
                "-topk8",
                "-in",
                files.key().toString(),
                "-out",
                encrypted.toString(),
                "-passout",
                "pass:secret");
        try (var openssl = new ForeignProgram(command)) {
            openssl.readAll();
        }
        assertUnusable(Errno.EPROTO, AttributeMap.builder().add("tls.key_file", encrypted.toString()));
    }

    @Test
    void shouldTakeKeysOfAnyForm() throws Exception {
        var rsa = root.issue(Subject.named("rsa").key(KeyKind.RSA_2048));
        var sec1 = new PemCredentials(own.certificatePem(), own.keySec1Pem(), root.certificatePem()).attributes();
        var pkcs1 = new PemCredentials(rsa.certificatePem(), rsa.keyPkcs1Pem(), root.certificatePem()).attributes();
        assertEquals(ACCEPTED, meet(sec1, NOTHING, pkcs1));
        assertEquals(ACCEPTED, meet(pkcs1, NOTHING, sec1));
    }

    @Test
    void shouldPassOverTextAndBlocksOfOtherKinds() throws Exception {
        var all = "Comment\n" + own.keyPem() + "between\n" + own.certificatePem() + "after\n";
        var trusted = "# roots\n" + root.revocationList().pem() + root.certificatePem() + "end";
        for (var lines : List.of("\n", "\r\n")) {
            var odd = new PemCredentials(
                            all.replace("\n", lines), all.replace("\n", lines), trusted.replace("\n", lines))
                    .attributes();
            assertEquals(ACCEPTED, meet(odd, NOTHING, odd));
        }
    }

    @Test
    void shouldTakeAFileOnlyAsFarAsItIsText() throws Exception {
        var file = Files.writeString(
                directory.resolve("cut.pem"),
                root.certificatePem() + "\0" + Authority.root("Other").certificatePem());
        var attributes = peer(own).remove("tls.tc").add("tls.tc_file", file.toString());
        assertEquals(ACCEPTED, meet(attributes, attributes));
    }

    @Test
    void shouldGoOnWhenTheFilesAreGoneAfterConnecting() throws Exception {
        var server = serve(byFiles().build());
        var pair = connected(server, byFiles().build());
        Files.delete(files.key());
        assertEquals("ECONNRESET EPROTO", meet(server, NOTHING, peer("client").build()));
        Sockets.send(pair.client(), "still here");
        assertEquals("still here", Sockets.receiveText(pair.accepted(), 10));
        files.replace(files.key(), own.keyPem());
        assertEquals(ACCEPTED, meet(server, NOTHING, peer("client").build()));
    }
}
