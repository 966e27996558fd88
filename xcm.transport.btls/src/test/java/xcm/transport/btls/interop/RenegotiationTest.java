package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xcm.linux.Errno;

/**
 * Is about peers that want to change what was negotiated: that is refused up to TLS 1.2; new keys of TLS 1.3 are
 * welcome.
 */
@Timeout(60)
class RenegotiationTest {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    @Test
    void shouldDeliverWhatCameBeforeAndThenFailWhenTheClientRenegotiates() throws Exception {
        refuse(meeting.withClient(Party.any(), Party.any().attributes(), "-tls1_2", "-msg"), "R", "ClientHello", 2);
    }

    /** {@code r} asks for another handshake, {@code R} for another one with a certificate of the client. */
    @ParameterizedTest
    @ValueSource(strings = {"r", "R"})
    void shouldDeliverWhatCameBeforeAndThenFailWhenTheServerRenegotiates(String command) throws Exception {
        refuse(
                meeting.withServer(Party.any(), Party.any().attributes(), "-tls1_2", "-msg"),
                command,
                "HelloRequest",
                1);
    }

    /** Has the program send data and then what asks for another handshake, before any of it is received. */
    private static void refuse(Talk talk, String command, String message, int times) throws Exception {
        talk.exchange();
        talk.program().write("before\n");
        talk.program().await("^    17 03 03", 3); // the header of a record with data, after those of the exchange
        talk.program().write(command + "\n");
        talk.program().await(">>> TLS 1.2, Handshake \\[length ....\\], " + message, times);
        talk.hear("before\n");
        var failure = talk.failToHear(Errno.EPROTO);
        assertTrue(failure.getMessage().contains("negotiate anew"), failure::getMessage);
    }

    /** RFC 8446 4.6.3; {@code k} changes the keys of the program's direction, {@code K} those of both. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnBothWaysWhenThePeerChangesKeys(boolean client) throws Exception {
        var ours = Party.any().attributes();
        var talk = meeting.with(client, Party.any(), ours, "-tls1_3", "-msg");
        talk.exchange("0");
        int sent = 0;
        int received = 0;
        for (var command : "kKKkK".split("", 0)) {
            talk.program().write(command + "\n");
            sent++;
            talk.program().await(">>> TLS 1.3, Handshake \\[length ....\\], KeyUpdate", sent);
            talk.program().write("after " + sent + "\n");
            talk.hear("after " + sent + "\n");
            talk.exchange(String.valueOf(sent));
            if (command.equals("K")) {
                received++;
                talk.program().await("<<< TLS 1.3, Handshake \\[length ....\\], KeyUpdate", received);
            }
        }
    }
}
