package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Is about sessions, which are never resumed, whatever the peer would like. */
@Timeout(60)
class ResumptionTest {
    private static final int RECONNECTS = 5; // of s_client

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @ParameterizedTest
    @EnumSource
    void shouldNegotiateAnewWhenTheClientReconnects(Version version) throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var client = meeting.opensslClient(Party.any(), Meeting.port(server), version.option, "-reconnect");
        for (int connections = 0; connections <= RECONNECTS; connections++) {
            new Talk(meeting.accept(server), client).say("ours " + connections + "\n");
        }
        client.await("^New, TLSv" + version.text + ", Cipher is ", 1 + RECONNECTS);
        assertFalse(client.said().contains("Reused, "), client::said);
    }

    @Test
    void shouldNegotiateAnewWhenTheClientHasKeptASessionOfTls12() throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var session = meeting.newFile().toString();
        var first = meeting.opensslClient(Party.any(), Meeting.port(server), "-tls1_2", "-sess_out", session);
        new Talk(meeting.accept(server), first).exchange();
        first.write("Q\n");
        first.saidAtItsEnd();
        var second = meeting.opensslClient(Party.any(), Meeting.port(server), "-tls1_2", "-sess_in", session);
        new Talk(meeting.accept(server), second).exchange();
        second.await("^New, TLSv1.2, Cipher is ");
        assertFalse(second.said().contains("Reused, "), second::said);
    }

    /** RFC 8446 4.6.1: a ticket is what a session of TLS 1.3 is resumed by. */
    @Test
    void shouldSendNoTicketsWhenTheVersionIs13() throws Exception {
        var ours = Party.any().attributes();
        var talk = meeting.withClient(Party.any(), ours, "-tls1_3", "-msg");
        talk.exchange();
        assertFalse(talk.program().said().contains("NewSessionTicket"), talk.program()::said);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTolerateTicketsOfAServerAndNotUseThem(Version version) throws Exception {
        var foreign = meeting.opensslServer(Party.any(), version.option, "-num_tickets", "4", "-msg", "-tlsextdebug");
        for (int connections = 1; connections <= 2; connections++) {
            var connection =
                    meeting.connect(Meeting.portOf(foreign), Party.any().attributes());
            var talk = new Talk(connection, foreign);
            talk.exchange("number " + connections);
            connection.close();
            foreign.await("^DONE$|^CONNECTION CLOSED$", connections);
        }
        if (version == Version.TLS13) {
            foreign.await("NewSessionTicket", 8);
        }
        assertFalse(foreign.said().contains("Reused session-id"), foreign::said);
        assertFalse(foreign.said().contains("(id=41)"), foreign::said); // pre_shared_key, RFC 8446 4.2.11
    }
}
