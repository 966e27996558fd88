package xcm.transport.btls.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xcm.linux.Errno;

/** Is about what carries the data: records, in segments that do not care for them. */
@Timeout(60)
class RecordsTest {
    private static final int MUCH = 20_000_000;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    static Stream<Arguments> cases() {
        return Stream.of(Version.values())
                .flatMap(version -> Stream.of(true, false).map(client -> Arguments.of(version, client)));
    }

    /** Connects to or from openssl, with a relay between, and does something with both. */
    private Talk through(boolean crumbling, boolean client, List<Relay> relays, String... options) throws Exception {
        var ours = Party.any().attributes();
        if (client) {
            var foreign = meeting.opensslServer(Party.any(), options);
            relays.add(meeting.closing(new Relay(Meeting.portOf(foreign), crumbling)));
            return new Talk(meeting.connect(relays.get(0).port(), ours), foreign);
        }
        var server = meeting.serve(ours);
        relays.add(meeting.closing(new Relay(Meeting.port(server), crumbling)));
        var foreign = meeting.opensslClient(Party.any(), relays.get(0).port(), options);
        return new Talk(meeting.accept(server), foreign);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFailAndSayWhyWhenABitOfARecordIsTurnedOver(Version version, boolean client) throws Exception {
        var relays = new ArrayList<Relay>();
        var talk = through(false, client, relays, version.option);
        talk.exchange();
        relays.get(0).spoil();
        talk.program().write("spoiled\n");
        var failure = talk.failToHear(Errno.EPROTO);
        assertTrue(failure.getMessage().contains("TLS"), failure::getMessage);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldHaveThePeerFailWhenABitOfOurRecordIsTurnedOver(Version version, boolean client) throws Exception {
        var relays = new ArrayList<Relay>();
        var talk = through(false, client, relays, version.option, "-msg");
        talk.exchange();
        relays.get(0).spoil();
        talk.say("spoiled\n");
        talk.program().await("fatal bad_record_mac");
        talk.failToHear(Errno.EPROTO); // the alert is spoiled, too
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldUnderstandEachOtherWhenSegmentsAreTiny(Version version, boolean client) throws Exception {
        var talk = through(true, client, new ArrayList<>(), version.option);
        for (int number = 0; number < 10; number++) {
            talk.exchange(number + " " + "x".repeat(200 * number));
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] receive(Talk talk, int length) throws Exception {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            assertTrue(talk.connection().receive(buffer) > 0, "the stream ended");
        }
        return buffer.array();
    }

    /** One byte a record, thousands of records a segment, as TCP_CORK of tcp(7) has it. */
    @Test
    void shouldDeliverAllWhenRecordsAreTinyAndManyInASegment() throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var program = meeting.python(Party.any(), """
                s = over(dial(args[0]), False)
                s.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
                for i in range(5000): s.send(bytes([i % 251]))
                s.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 0)
                data = b''
                while len(data) < 5000: data += s.recv(5000)
                say(data == bytes(i % 251 for i in range(5000)))
                """, Meeting.port(server));
        var talk = new Talk(meeting.accept(server), program);
        var received = receive(talk, 5000);
        for (int number = 0; number < received.length; number++) {
            assertEquals((byte) (number % 251), received[number]);
        }
        for (var one : received) {
            Talk.send(talk.connection(), ByteBuffer.wrap(new byte[] {one}));
        }
        program.await("^True$");
    }

    static Stream<Arguments> bulks() {
        return Stream.of(Arguments.of(Version.TLS12, true), Arguments.of(Version.TLS13, false));
    }

    @ParameterizedTest
    @MethodSource("bulks")
    void shouldCarryEachByteBothWaysWhenThePeerIsPython(Version version, boolean client) throws Exception {
        var ours = Party.any().attributes();
        var body = """
                size = int(args[1])
                f = s.makefile('rb')
                data = f.read(size)
                say(hashlib.sha256(data).hexdigest())
                s.sendall(data[::-1])
                """;
        Talk talk;
        if (client) {
            var program =
                    meeting.python(Party.any(), "s = over(answer(), True, args[0])\n" + body, version.python, MUCH);
            talk = new Talk(meeting.connect(Meeting.portOf(program), ours), program);
        } else {
            var server = meeting.serve(ours);
            var program = meeting.python(
                    Party.any(),
                    "s = over(dial(args[2]), False, args[0])\n" + body,
                    version.python,
                    MUCH,
                    Meeting.port(server));
            talk = new Talk(meeting.accept(server), program);
        }
        var sent = random(MUCH);
        Talk.send(talk.connection(), ByteBuffer.wrap(sent));
        talk.program().await("^" + digest(sent) + "$");
        var received = receive(talk, MUCH);
        for (int place = 0; place < MUCH; place++) {
            if (sent[place] != received[MUCH - 1 - place]) {
                assertEquals(sent[place], received[MUCH - 1 - place], "byte " + place);
            }
        }
    }

    @Test
    void shouldCarryEachByteBothWaysWhenThePeerIsOpenssl() throws Exception {
        var ours = Party.any().attributes();
        var theirs = random(MUCH);
        var file = Files.write(meeting.newFile(), theirs);
        var server = meeting.serve(ours);
        var client = meeting.closing(new Program(List.of(
                "sh",
                "-c",
                "openssl s_client -quiet -cert $1 -key $2 -connect 127.0.0.1:$3 <$4 | openssl dgst -sha256 -r",
                "sh",
                Files.writeString(meeting.newFile(), Party.any().issued().chainPem())
                        .toString(),
                Files.writeString(meeting.newFile(), Party.any().issued().keyPem())
                        .toString(),
                String.valueOf(Meeting.port(server)),
                file.toString())));
        var talk = new Talk(meeting.accept(server), client);
        assertEquals(digest(theirs), digest(receive(talk, MUCH)));
        var sent = random(MUCH + 1);
        Talk.send(talk.connection(), ByteBuffer.wrap(sent));
        talk.connection().close();
        client.await("^" + digest(sent) + " ");
    }
}
