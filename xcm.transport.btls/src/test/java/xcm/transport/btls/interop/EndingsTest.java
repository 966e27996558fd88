package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xcm.api.XcmSocket;
import xcm.linux.Errno;
import xcm.linux.PollSet;

/** Is about how established connections end, RFC 8446 6.1: Python sees exactly what was said and what was not. */
@Timeout(60)
class EndingsTest {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(Version.TLS12, true),
                Arguments.of(Version.TLS12, false),
                Arguments.of(Version.TLS13, true),
                Arguments.of(Version.TLS13, false));
    }

    /** Connects to or from Python, which then goes on with {@code s}; both have heard from each other. */
    private Talk talk(Version version, boolean client, String program) throws Exception {
        var ours = Party.any().attributes();
        Talk talk;
        if (client) {
            var foreign = meeting.python(
                    Party.any(), "s = over(answer(), True, args[0])\n" + GREETING + program, version.python);
            talk = new Talk(meeting.connect(Meeting.portOf(foreign), ours), foreign);
        } else {
            var server = meeting.serve(ours);
            var foreign = meeting.python(
                    Party.any(),
                    "s = over(dial(args[1]), False, args[0])\n" + GREETING + program,
                    version.python,
                    Meeting.port(server));
            talk = new Talk(meeting.accept(server), foreign);
        }
        talk.say("hello");
        talk.hear("hello");
        return talk;
    }

    private static final String GREETING = """
            s.sendall(s.recv(100))
            """;

    @ParameterizedTest
    @MethodSource("cases")
    void shouldTellTheEndAfterTheLastDataWhenThePeerSaysGoodBye(Version version, boolean client) throws Exception {
        var talk = talk(version, client, """
                s.sendall(b'rest')
                s.setblocking(False)
                try: s.unwrap()
                except ssl.SSLWantReadError: pass
                s.close()
                say('gone')
                """);
        talk.program().await("^gone$");
        talk.hear("rest");
        talk.hearTheEnd();
        Talk.failure(Errno.EPIPE, () -> talk.say("too late"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFailForEverAfterTheLastDataWhenTheConnectionIsCut(Version version, boolean client) throws Exception {
        var talk = talk(version, client, """
                s.sendall(b'rest')
                socket.socket.shutdown(s, socket.SHUT_WR)
                say('cut')
                time.sleep(60)
                """);
        talk.program().await("^cut$");
        talk.hear("rest");
        talk.failToHear(Errno.EPROTO);
        Talk.failure(Errno.EPROTO, () -> talk.say("too late"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldTellThatItWasResetWhenItWas(Version version, boolean client) throws Exception {
        var talk = talk(version, client, """
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                s.close()
                say('gone')
                """);
        talk.program().await("^gone$");
        talk.failToHear(Errno.ECONNRESET);
        Talk.failure(Errno.ECONNRESET, () -> talk.say("too late"));
    }

    /** With {@code suppress_ragged_eofs=False} Python's recv raises an error unless a close_notify was there. */
    @ParameterizedTest
    @MethodSource("cases")
    void shouldSayGoodByeAfterTheLastDataWhenItCloses(Version version, boolean client) throws Exception {
        var talk = talk(version, client, """
                data = b''
                while part := s.recv(65536): data += part
                say(f'{len(data)} then the end')
                """);
        Talk.send(talk.connection(), ByteBuffer.allocate(50_000));
        talk.connection().close();
        talk.program().await("^50000 then the end$");
    }

    /**
     * A TCP socket that is closed with something unread resets the connection: whoever writes then learns of that at
     * once.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotResetTheConnectionWhenItClosesWithSomethingUnread(Version version, boolean client) throws Exception {
        var talk = talk(version, client, """
                s.sendall(b'x' * 3000)
                say('sent')
                assert sys.stdin.readline() == 'read\\n'
                s.sendall(b'late')
                data = b''
                while part := s.recv(65536): data += part
                say(f'{len(data)} then the end')
                """);
        talk.program().await("^sent$");
        var polls = new PollSet();
        talk.connection().setBlocking(false);
        talk.connection().await(XcmSocket.RECEIVABLE);
        polls.add(talk.connection().fd(), PollSet.POLLIN);
        assertEquals(1, polls.poll(20_000_000_000L));
        talk.connection().setBlocking(true);
        Talk.send(talk.connection(), ByteBuffer.allocate(30_000));
        talk.connection().close();
        talk.program().write("read\n");
        talk.program().await("^30000 then the end$");
    }
}
