package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import xcm.attr.AttributeMap;
import xcm.ca.KeyKind;
import xcm.linux.Errno;

/** Is about versions and cipher suites: both ends tell the same. */
@Timeout(60)
class SuitesTest {
    private static final AttributeMap DHE_IS_LEFT = AttributeMap.builder()
            .add("tls.12.ciphers", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256:TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
            .build();

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** Is one of the default suites, with the name that {@code openssl} has for it. */
    private record Suite(Version version, String name, String openssl) {
        KeyKind key() {
            return name.contains("RSA") ? KeyKind.RSA_2048 : KeyKind.EC_P256;
        }

        /** Has {@code openssl} offer, or take, no other. */
        String[] options() {
            return new String[] {version.option, version == Version.TLS12 ? "-cipher" : "-ciphersuites", openssl};
        }
    }

    private static List<Suite> suites() {
        var suites = new ArrayList<Suite>();
        for (var exchange : List.of("ECDHE-ECDSA", "ECDHE-RSA", "DHE-RSA")) {
            for (var cipher : List.of("AES_128_GCM_SHA256", "AES_256_GCM_SHA384", "CHACHA20_POLY1305_SHA256")) {
                suites.add(new Suite(
                        Version.TLS12,
                        "TLS_" + exchange.replace('-', '_') + "_WITH_" + cipher,
                        exchange + "-"
                                + cipher.replace("AES_", "AES")
                                        .replace("_SHA256", cipher.startsWith("C") ? "" : "_SHA256")
                                        .replace('_', '-')));
            }
        }
        for (var name : List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256")) {
            suites.add(new Suite(Version.TLS13, name, name));
        }
        return suites;
    }

    static Stream<Arguments> clientCases() {
        return suites().stream().map(Arguments::of);
    }

    static Stream<Arguments> serverCases() {
        return clientCases().filter(one -> !((Suite) one.get()[0]).name().contains("_DHE_"));
    }

    @ParameterizedTest
    @MethodSource("clientCases")
    void shouldNegotiateEachDefaultSuiteWhenTheServerIsOpenssl(Suite suite) throws Exception {
        var talk = meeting.withServer(Party.of(suite.key()), Party.any().attributes(), suite.options());
        talk.exchange();
        talk.program().await("^CIPHER is " + suite.openssl() + "$");
        assertNegotiated(suite, talk);
    }

    @ParameterizedTest
    @MethodSource("serverCases")
    void shouldNegotiateEachDefaultSuiteWhenTheClientIsOpenssl(Suite suite) throws Exception {
        var talk = meeting.withClient(
                Party.any(), Meeting.all(Party.of(suite.key()).attributes()), suite.options());
        talk.exchange();
        talk.program().await("^New, TLSv" + suite.version().text + ", Cipher is " + suite.openssl() + "$");
        assertNegotiated(suite, talk);
    }

    private static void assertNegotiated(Suite suite, Talk talk) throws Exception {
        assertEquals(suite.version().text, talk.attribute("tls.version"));
        assertEquals(suite.name(), talk.attribute("tls.cipher"));
    }

    @Test
    void shouldNotNegotiateDheWhenOursIsTheServer() throws Exception {
        var server = meeting.serve(Party.of(KeyKind.RSA_2048).attributes(), DHE_IS_LEFT);
        var client = meeting.opensslClient(
                Party.any(), Meeting.port(server), "-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256");
        Talk.failure(Errno.EPROTO, server::accept);
        client.await("alert handshake failure");
        var both = meeting.opensslClient(
                Party.any(),
                Meeting.port(server),
                "-tls1_2",
                "-cipher",
                "DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
        meeting.accept(server);
        both.await("Cipher is ECDHE-RSA-AES128-GCM-SHA256");
    }

    /** OpenSSL goes by the server's list if told so; ours never does. */
    @Test
    void shouldGoByTheOrderOfTheClientWhenBothListsHaveSeveral() throws Exception {
        var server = meeting.serve(Party.any().attributes());
        for (var first : List.of("ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305")) {
            var client = meeting.opensslClient(
                    Party.any(), Meeting.port(server), "-tls1_2", "-cipher", first + ":ECDHE-ECDSA-AES128-GCM-SHA256");
            meeting.accept(server);
            client.await("Cipher is " + first + "$");
        }
        for (var first : List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256")) {
            var client = meeting.opensslClient(
                    Party.any(), Meeting.port(server), "-ciphersuites", first + ":TLS_AES_256_GCM_SHA384");
            meeting.accept(server);
            client.await("Cipher is " + first + "$");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFailWhenThePeerHasOnlyTheOtherVersion(Version version) throws Exception {
        var ours = Meeting.all(Party.any().attributes(), version.only());
        var other = version == Version.TLS12 ? Version.TLS13 : Version.TLS12;
        var server = meeting.serve(ours);
        var client = meeting.opensslClient(Party.any(), Meeting.port(server), other.option);
        Talk.failure(Errno.EPROTO, server::accept);
        client.await("alert protocol version");
        var foreign = meeting.opensslServer(Party.any(), other.option);
        Talk.failure(Errno.EPROTO, () -> meeting.connect(Meeting.portOf(foreign), ours));
        foreign.await("unsupported protocol|no suitable|version too low|alert protocol version");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTalkToPythonInBothRoles(Version version) throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var client = meeting.python(Party.any(), """
                s = over(dial(args[0]), False, args[1])
                say(f'{s.version()} {s.cipher()[0]}')
                s.sendall(s.recv(100).upper())
                """, Meeting.port(server), version.python);
        assertEcho(version, new Talk(meeting.accept(server), client));
        var foreign = meeting.python(Party.any(), """
                s = over(answer(), True, args[0])
                say(f'{s.version()} {s.cipher()[0]}')
                s.sendall(s.recv(100).upper())
                """, version.python);
        var connection = meeting.connect(Meeting.portOf(foreign), Party.any().attributes());
        assertEcho(version, new Talk(connection, foreign));
    }

    private static void assertEcho(Version version, Talk talk) throws Exception {
        talk.say("text");
        talk.hear("TEXT");
        assertEquals(version.text, talk.attribute("tls.version"));
        var suite = version == Version.TLS13 ? talk.attribute("tls.cipher") : "ECDHE-ECDSA-\\S+";
        talk.program().await("^TLSv" + version.text + " " + suite + "$");
    }
}
