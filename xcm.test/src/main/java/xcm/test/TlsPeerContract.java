package xcm.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.XcmAttributes;
import xcm.ca.Issued;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about what an end tells of its peer's certificate. */
abstract class TlsPeerContract extends TlsContract {
    TlsPeerContract(TlsRoute route) {
        super(route);
    }

    /** Returns what an end tells whose peer has a certificate; both ends tell the same. */
    private List<XcmAttributes> seen(Issued own) throws Exception {
        var pair = connected(peer(own, root), peer(own, root));
        return List.of(pair.client().attributes(), pair.accepted().attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls.12.enabled", "tls.13.enabled"})
    void shouldTellAllNamesOnce(String disabled) throws Exception {
        var own =
                root.issue(Subject.named("b").dns("b-alt0", "b", "b-alt1", "B").email("x@y.example"));
        var pair = connected(peer(own, root).add(disabled, false), peer(own, root));
        assertEquals("b:b-alt0:b-alt1:B", pair.client().attributes().getString("tls.peer_names"));
        assertEquals("b:b-alt0:b-alt1:B", pair.accepted().attributes().getString("tls.peer_names"));
    }

    @Test
    void shouldTellTheFirstCommonNameOnly() throws Exception {
        for (var attributes : seen(root.issue(Subject.named("first", "second").dns("alt")))) {
            assertEquals("first", attributes.getString("tls.peer.cert.subject.cn"));
            assertEquals("first:alt", attributes.getString("tls.peer_names"));
        }
        for (var attributes : seen(root.issue(Subject.named("åäö")))) {
            assertEquals("åäö", attributes.getString("tls.peer.cert.subject.cn"));
        }
    }

    @Test
    void shouldTellNoNamesWhenTheCertificateHasNone() throws Exception {
        for (var attributes : seen(root.issue(Subject.named()))) {
            Outcome.fails(Errno.ENOENT, () -> attributes.get("tls.peer_names"));
            Outcome.fails(Errno.ENOENT, () -> attributes.get("tls.peer.cert.subject.cn"));
        }
        for (var attributes : seen(root.issue(Subject.named().dns("only")))) {
            assertEquals("only", attributes.getString("tls.peer_names"));
        }
    }

    @Test
    void shouldListTheAlternativeNamesInTheirOrder() throws Exception {
        var own = root.issue(Subject.named("cn")
                .dns("z.example", "a.example")
                .email("b@example.org", "a@example.org")
                .directory("dir0")
                .dns("z.example")
                .directory()
                .directory("dir2", "dir2b")
                .ip("127.0.0.1"));
        for (var attributes : seen(own)) {
            assertEquals("z.example a.example z.example", list(attributes, "tls.peer.cert.san.dns", ""));
            assertEquals("b@example.org a@example.org", list(attributes, "tls.peer.cert.san.emails", ""));
            assertEquals("dir0 ENOENT dir2", list(attributes, "tls.peer.cert.san.dirs", ".cn"));
            assertEquals(
                    List.of(
                            "tls.peer.cert.subject.cn",
                            "tls.peer.cert.san.dns[0]",
                            "tls.peer.cert.san.dns[1]",
                            "tls.peer.cert.san.dns[2]",
                            "tls.peer.cert.san.emails[0]",
                            "tls.peer.cert.san.emails[1]",
                            "tls.peer.cert.san.dirs[0].cn",
                            "tls.peer.cert.san.dirs[2].cn"),
                    names(attributes));
            Outcome.fails(Errno.ENOENT, () -> attributes.get("tls.peer.cert.san.dns[3]"));
            Outcome.fails(Errno.ENOENT, () -> attributes.get("tls.peer.cert.san.dirs[3].cn"));
            Outcome.fails(Errno.ENOENT, () -> attributes.listLength("tls.peer.cert.san.dns[0]"));
            Outcome.fails(Errno.EACCES, () -> attributes.get("tls.peer.cert.san.dns"));
            Outcome.fails(Errno.EACCES, () -> attributes.get("tls.peer.cert.san.dirs[0]"));
            Outcome.fails(Errno.EACCES, () -> attributes.set("tls.peer.cert.san.dns[0]", "x"));
            Outcome.fails(Errno.EACCES, () -> attributes.set("tls.peer.cert.subject.cn", "x"));
        }
    }

    private static String list(XcmAttributes attributes, String name, String suffix) throws Exception {
        var all = new ArrayList<String>();
        for (int i = 0; i < attributes.listLength(name); i++) {
            var element = name + "[" + i + "]" + suffix;
            all.add(Outcome.of(() -> attributes.getString(element)));
        }
        return String.join(" ", all);
    }

    private static List<String> names(XcmAttributes attributes) throws Exception {
        var names = new ArrayList<String>();
        attributes.all().forEach(entry -> names.add(entry.name()));
        names.removeIf(name -> !name.startsWith("tls.peer.cert"));
        return names;
    }

    @Test
    void shouldHaveEmptyListsWhenTheCertificateHasNoAlternativeNames() throws Exception {
        for (var attributes : seen(root.issue(Subject.named("cn")))) {
            for (var name : List.of("dns", "emails", "dirs")) {
                assertEquals(0, attributes.listLength("tls.peer.cert.san." + name));
            }
        }
    }

    @Test
    void shouldTellTheKeyIdentifierAsItIs() throws Exception {
        var own = root.issue(Subject.named("own"));
        for (var attributes : seen(own)) {
            assertArrayEquals(own.subjectKeyId(), attributes.getBinary("tls.peer_subject_key_id"));
        }
        for (var attributes : seen(root.issue(Subject.named("bare").withoutKeyIdentifier()))) {
            assertEquals(0, attributes.getBinary("tls.peer_subject_key_id").length);
        }
    }

    @Test
    void shouldTellOfNobodyBeforeTheHandshake() throws Exception {
        var server = serve(peer("server").build());
        var client = sockets.connect(addressOf(server), common(peer("client").build()));
        var accepted = sockets.accept(server);
        for (var attributes : List.of(client.attributes(), accepted.attributes())) {
            assertEquals(0, attributes.getBinary("tls.peer_subject_key_id").length);
            assertEquals("", attributes.getString("tls.peer.cert.subject.cn"));
            Outcome.fails(Errno.ENOENT, () -> attributes.get("tls.peer_names"));
            Outcome.fails(Errno.ENOENT, () -> attributes.listLength("tls.peer.cert.san.dns"));
        }
        Sockets.establish(client, accepted);
        assertEquals("server", client.attributes().getString("tls.peer_names"));
        assertEquals("client", accepted.attributes().getString("tls.peer_names"));
        Outcome.fails(Errno.ENOENT, () -> server.attributes().get("tls.peer_subject_key_id"));
    }

    @Test
    void shouldStillTellVersionAndNamesWhenThePeerHasClosed() throws Exception {
        var pair = connected(peer("server"), peer("client"));
        pair.client().close();
        Sockets.awaitNews(pair.accepted());
        assertEquals(-1, pair.accepted().receive(ByteBuffer.allocate(1)));
        var attributes = pair.accepted().attributes();
        assertEquals("1.3", attributes.getString("tls.version"));
        assertEquals("client", attributes.getString("tls.peer_names"));
        assertEquals("client", attributes.getString("tls.peer.cert.subject.cn"));
    }
}
