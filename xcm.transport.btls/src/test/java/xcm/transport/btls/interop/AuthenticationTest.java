package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xcm.attr.AttributeMap;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about who has to prove who they are, and about ends that speak first although they were connected to. */
@Timeout(60)
class AuthenticationTest {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static AttributeMap client(boolean client) {
        return AttributeMap.builder().add("tls.client", client).build();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAskClientsForACertificateOfNobodyInParticularWhenTheyHaveToProve(Version version) throws Exception {
        var ours = Party.any().attributes();
        var talk = meeting.withClient(Party.any(), ours, version.option);
        talk.exchange();
        talk.program().await("^No client certificate CA names sent$");
        talk.program().await("Acceptable client certificate|Requested Signature Algorithms");
        assertEquals("party.example", talk.attribute("tls.peer_names"));
        assertArrayEquals(
                Party.any().issued().subjectKeyId(),
                talk.connection().attributes().getBinary("tls.peer_subject_key_id"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotAskClientsForACertificateWhenTheyNeedNotProve(Version version) throws Exception {
        var stranger = Party.trusting(Party.ROOT, Authority.root("Other").issue(Subject.named("stranger")));
        var ours = Party.any().trustful();
        var talk = meeting.withClient(stranger, ours, version.option);
        talk.exchange();
        assertFalse(talk.program().said().contains("Requested Signature Algorithms"), talk.program()::said);
        assertEquals("", talk.attribute("tls.peer_names"));
        assertEquals(0, talk.connection().attributes().getBinary("tls.peer_subject_key_id").length);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseClientsWithoutCertificateWhenTheyHaveToProve(Version version) throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var client = meeting.python(Party.any(), """
                c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                c.check_hostname, c.verify_mode = False, ssl.CERT_NONE
                c.maximum_version = ssl.TLSVersion[args[1]]
                try: say(c.wrap_socket(dial(args[0])).recv(1))
                except ssl.SSLError as e: say(e)
                """, Meeting.port(server), version.python);
        Talk.failure(Errno.EPROTO, server::accept);
        client.await("alert bad certificate|certificate required|alert handshake failure");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAnyServerAndTellWhoItIsWhenItNeedNotProve(Version version) throws Exception {
        var stranger = Party.trusting(
                Party.ROOT,
                Authority.root("Other")
                        .issue(Subject.named("stranger").dns("a.example").expired()));
        var ours = Party.any().trustful();
        var talk = meeting.withServer(stranger, ours, version.option);
        talk.exchange();
        assertEquals("stranger:a.example", talk.attribute("tls.peer_names"));
        assertEquals("stranger", talk.attribute("tls.peer.cert.subject.cn"));
    }

    /** A client of ours always has a certificate, also if it does not ask for the server's. */
    @ParameterizedTest
    @CsvSource({"TLS12, true", "TLS13, true", "TLS12, false", "TLS13, false"})
    void shouldShowItsCertificateWhenAServerInsists(Version version, boolean auth) throws Exception {
        var party = auth ? Party.any().attributes() : Party.any().trustful();
        var talk = meeting.withServer(Party.any(), party, version.option, "-Verify", "2", "-verify_return_error");
        talk.exchange();
        talk.program().await("^subject=CN = party.example$");
    }

    /**
     * OpenSSL looks at the chain as we send it, RFC 8446 4.4.2: with nothing but the root trusted, the link has to be
     * in it.
     */
    @Test
    void shouldSendTheChainWhenTheIssuerIsNotTrustedItself() throws Exception {
        var issued = Party.ROOT.subordinate("Sub").issue(Subject.named("leaf"));
        var ours = Meeting.all(Party.trusting(Party.ROOT, issued).attributes());
        var served = meeting.withClient(Party.any(), ours, "-verify_return_error", "-showcerts");
        served.exchange();
        served.program().await("^ 0 s:CN = leaf$");
        served.program().await("^ 1 s:CN = Sub$");
        assertFalse(served.program().said().contains(" 2 s:"), served.program()::said);
        meeting.withServer(Party.any(), ours, "-Verify", "3", "-verify_return_error")
                .exchange();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSpeakFirstWhenToldSoAlthoughItWasConnectedTo(Version version) throws Exception {
        var server = meeting.serve(Party.any().attributes(), client(true));
        var program = meeting.python(Party.any(), """
                s = over(dial(args[0]), True, args[1])
                say(dict(s.getpeercert()['subject'][0])['commonName'])
                s.sendall(s.recv(100).upper())
                """, Meeting.port(server), version.python);
        var talk = new Talk(meeting.accept(server), program);
        talk.say("text");
        talk.hear("TEXT");
        program.await("^party.example$");
        assertEquals(version.text, talk.attribute("tls.version"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetThePeerSpeakFirstWhenToldSoAlthoughItConnected(Version version) throws Exception {
        var program = meeting.python(Party.any(), """
                s = over(answer(), False, args[0])
                say(dict(s.getpeercert()['subject'][0])['commonName'])
                s.sendall(s.recv(100).upper())
                """, version.python);
        var connection = meeting.connect(Meeting.portOf(program), Party.any().attributes(), client(false));
        var talk = new Talk(connection, program);
        talk.say("text");
        talk.hear("TEXT");
        program.await("^party.example$");
        assertEquals(version.text, talk.attribute("tls.version"));
    }

    @Test
    void shouldFailWhenBothEndsSpeakFirst() throws Exception {
        var server = meeting.serve(Party.any().attributes(), client(true));
        var program = meeting.opensslClient(Party.any(), Meeting.port(server));
        var failure = Talk.failure(Errno.EPROTO, server::accept);
        assertTrue(failure.getMessage().contains("TLS"), failure::getMessage);
        program.await("alert unexpected message|unexpected message");
    }
}
