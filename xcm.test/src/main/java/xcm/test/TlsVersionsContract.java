package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.api.Xcm;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.KeyKind;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about versions, cipher suites and groups: what is configured, what is agreed on, and what is told. */
abstract class TlsVersionsContract extends TlsContract {
    private static final String DEFAULT_12 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
            + ":TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
            + ":TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
            + ":TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
            + ":TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
            + ":TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
            + ":TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
            + ":TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"
            + ":TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256";
    private static final String DEFAULT_13 =
            "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";

    TlsVersionsContract(TlsRoute route) {
        super(route);
    }

    private AttributeMap.Builder only(String version) {
        return peer("peer").add(version.equals("1.2") ? "tls.13.enabled" : "tls.12.enabled", false);
    }

    @Test
    void shouldTellTheDefaultsWhenNothingIsSaid() throws Exception {
        var pair = connected(peer("server"), peer("client"));
        for (var socket : new XcmSocket[] {pair.client(), pair.accepted(), pair.server()}) {
            var attributes = socket.attributes();
            assertTrue(attributes.getBool("tls.12.enabled"));
            assertTrue(attributes.getBool("tls.13.enabled"));
            assertEquals(DEFAULT_12, attributes.getString("tls.12.ciphers"));
            assertEquals(DEFAULT_13, attributes.getString("tls.13.ciphers"));
            Outcome.fails(Errno.EACCES, () -> attributes.get("tls.groups"));
        }
        Outcome.fails(Errno.ENOENT, () -> pair.server().attributes().get("tls.version"));
        Outcome.fails(Errno.ENOENT, () -> pair.server().attributes().get("tls.cipher"));
        // the client's preference decides
        assertEquals("1.3", pair.client().attributes().getString("tls.version"));
        assertEquals("TLS_AES_256_GCM_SHA384", pair.client().attributes().getString("tls.cipher"));
        assertEquals("TLS_AES_256_GCM_SHA384", pair.accepted().attributes().getString("tls.cipher"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void shouldAgreeOnTheOnlyVersionWhenOneEndHasOnlyThat(String version) throws Exception {
        for (var pair : new Pair[] {
            connected(only(version), peer("client")),
            connected(peer("server"), only(version)),
            connected(only(version), only(version))
        }) {
            assertEquals(version, pair.client().attributes().getString("tls.version"));
            assertEquals(version, pair.accepted().attributes().getString("tls.version"));
        }
    }

    @Test
    void shouldFailWhenThereIsNoCommonVersion() throws Exception {
        assertEquals(REFUSED, meet(only("1.2"), only("1.3")));
        assertEquals(REFUSED, meet(only("1.3"), only("1.2")));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "1.3, TLS_AES_256_GCM_SHA384",
        "1.3, TLS_CHACHA20_POLY1305_SHA256",
        "1.3, TLS_AES_128_GCM_SHA256"
    })
    void shouldAgreeOnTheSuiteWhenOneEndHasOnlyThat(String version, String suite) throws Exception {
        var name = version.equals("1.2") ? "tls.12.ciphers" : "tls.13.ciphers";
        var kind = suite.contains("_RSA_") ? KeyKind.RSA_2048 : KeyKind.EC_P256;
        var own = root.issue(Subject.named("peer").key(kind));
        for (boolean atServer : new boolean[] {true, false}) {
            var picky = peer(own, root).add(name, suite);
            var other = peer(own, root).add(version.equals("1.2") ? "tls.13.enabled" : "tls.12.enabled", false);
            var pair = atServer ? connected(picky, other) : connected(other, picky);
            assertEquals(suite, pair.client().attributes().getString("tls.cipher"));
            assertEquals(suite, pair.accepted().attributes().getString("tls.cipher"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "1.3, TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384"
    })
    void shouldFailWhenThereIsNoCommonSuite(String version, String one, String other) throws Exception {
        var name = version.equals("1.2") ? "tls.12.ciphers" : "tls.13.ciphers";
        assertEquals(REFUSED, meet(only(version).add(name, one), only(version).add(name, other)));
        assertEquals(ACCEPTED, meet(only(version).add(name, one), only(version).add(name, other + ":" + one)));
    }

    @Test
    void shouldPreferWhatTheClientPrefersWhenBothHaveSeveral() throws Exception {
        var forwards = "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256";
        var backwards = "TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
        var pair = connected(
                only("1.3").add("tls.13.ciphers", forwards), only("1.3").add("tls.13.ciphers", backwards));
        assertEquals("TLS_CHACHA20_POLY1305_SHA256", pair.client().attributes().getString("tls.cipher"));
        assertEquals(
                "TLS_CHACHA20_POLY1305_SHA256", pair.accepted().attributes().getString("tls.cipher"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void shouldFailWhenThereIsNoCommonGroup(String version) throws Exception {
        var server = only(version).add("tls.groups", "P-256");
        assertEquals(REFUSED, meet(server, only(version).add("tls.groups", "P-384:P-521")));
        assertEquals(ACCEPTED, meet(server, only(version).add("tls.groups", "P-384:P-256")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P-256", "P-384", "P-521", "X25519", "x25519", "X448", "secp384r1", "prime256v1", "ffdhe2048"})
    void shouldMeetWhenOnlyOneGroupIsAllowed(String group) throws Exception {
        var rsa = root.issue(Subject.named("peer").key(KeyKind.RSA_2048));
        var picky = peer(rsa, root).add("tls.12.enabled", false).add("tls.groups", group);
        assertEquals(ACCEPTED, meet(picky, only("1.3")));
        assertEquals(ACCEPTED, meet(only("1.3"), picky));
    }

    @Test
    void shouldMeetWhenTheCurveOfTheKeyIsNotAmongTheGroups() throws Exception {
        var other = only("1.3").add("tls.groups", "X25519");
        assertEquals(ACCEPTED, meet(other, only("1.3")));
        assertEquals(ACCEPTED, meet(only("1.3"), other));
    }

    // ---- what is refused at once by clients, and at each accept by servers

    @Test
    void shouldRefuseWhenBothVersionsAreDisabled() throws Exception {
        assertRefused("EINVAL", "tls.12.enabled=false", "tls.13.enabled=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_UNKNOWN",
                "ECDHE-ECDSA-AES128-GCM-SHA256",
                "",
                "TLS_AES_128_GCM_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256:TLS_UNKNOWN",
                "tls_ecdhe_ecdsa_with_aes_128_gcm_sha256"
            })
    void shouldRefuseTheSuitesOfVersion12WhenOneIsUnknown(String suites) throws Exception {
        assertRefused("EINVAL", "tls.12.ciphers=" + suites);
        assertRefused("EINVAL", "tls.12.ciphers=" + suites, "tls.12.enabled=false");
    }

    @Test
    void shouldRefuseTheSuitesOfVersion13WhenNoneIsKnown() throws Exception {
        assertRefused("EINVAL", "tls.13.ciphers=TLS_UNKNOWN");
        assertRefused("EINVAL", "tls.13.ciphers=TLS_UNKNOWN", "tls.13.enabled=false");
        var some = peer("peer").add("tls.13.ciphers", "TLS_UNKNOWN:TLS_AES_128_GCM_SHA256");
        var pair = connected(some, some);
        assertEquals("TLS_AES_128_GCM_SHA256", pair.client().attributes().getString("tls.cipher"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"})
    void shouldFailWhenThereIsNoSuiteOfVersion13ToOffer(String suites) throws Exception {
        var server = serve(peer("server").build());
        var client = common(peer("client").add("tls.13.ciphers", suites).build());
        Outcome.fails(Errno.EPROTO, () -> sockets.closing(Xcm.connect(addressOf(server), client)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P-257", "P-256:", "P-256:prime256v1", "X25519:x25519", "p256r1:P-256"})
    void shouldRefuseTheGroupsWhenOneIsUnknownOrTwiceThere(String groups) throws Exception {
        assertRefused("EINVAL", "tls.groups=" + groups);
    }

    /** Connects, serves and accepts with settings that a server finds wrong only when it accepts. */
    private void assertRefused(String errno, String... settings) throws Exception {
        var good = peer("good").build();
        var wrong = AttributeMap.builder();
        for (var setting : settings) {
            int at = setting.indexOf('=');
            var value = setting.substring(at + 1);
            if (value.equals("false")) {
                wrong.add(setting.substring(0, at), false);
            } else {
                wrong.add(setting.substring(0, at), value);
            }
        }
        var bad = good.toBuilder().addAll(wrong.build()).build();
        var server = serve(good);
        assertEquals(errno, Outcome.of(() -> {
            sockets.closing(Xcm.connect(addressOf(server), common(bad)));
        }));
        assertEquals("ECONNRESET " + errno, meet(server, wrong.build(), good));
        assertEquals(ACCEPTED, meet(server, NOTHING, good));
        assertEquals("ECONNRESET " + errno, meet(bad, NOTHING, good));
    }

    @Test
    void shouldNotTrustKeysThatAreTooShort() throws Exception {
        var weak = Authority.root(Subject.named("Weak").key(KeyKind.RSA_512));
        var attributes = common(peer(weak.identity(), root).build());
        var server = serve(peer("server").build());
        Outcome.fails(Errno.EPROTO, () -> sockets.closing(Xcm.connect(addressOf(server), attributes)));
        Outcome.fails(Errno.EPROTO, () -> serve(attributes));
    }
}
