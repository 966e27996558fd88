package xcm.transport.btls.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xcm.linux.Errno;

/** Is about peers that do not get, or do not want to get, as far as a connection. */
@Timeout(60)
class HostilePeersTest {
    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** Lists what a peer says first that is not, or not quite, TLS. */
    private enum Speech {
        HTTP("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        SSH("SSH-2.0-OpenSSH_9.2\r\n"),
        FRAME("\0\0\0\14hello, world"),
        ZEROS("\0".repeat(100)),
        /** A hello of SSL 2.0, in which higher versions could be asked for, too (RFC 5246 E.2). */
        SSL2(of("802b010002001200000010") + "\7\0\300\3\0\200\1\0\200\6\0\100\4\0\200\2\0\200" + "challenge-sixteen"),
        /** A record of a handshake, longer than any can be. */
        OVERSIZED(of("160303ffff0100fffb0303") + "x".repeat(70_000)),
        /** A record of data instead of a handshake. */
        DATA(of("1703030010") + "sixteen letters."),
        /** A record of a kind that there is not. */
        UNKNOWN(of("6303030010") + "sixteen letters."),
        /** A hello in which nothing is. */
        EMPTY_HELLO(of("160301000401000000")),
        /** An alert: there is no common version. */
        ALERT(of("15030100020246"));

        private final String text;

        Speech(String text) {
            this.text = text;
        }

        byte[] bytes() {
            return text.getBytes(ISO_8859_1);
        }

        private static String of(String hex) {
            return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
        }
    }

    /** Lists how a peer goes away. */
    private enum Leaving {
        FIN(Errno.EPROTO) {
            @Override
            void leave(Socket socket) throws IOException {
                socket.shutdownOutput();
            }
        },
        RST(Errno.ECONNRESET) {
            @Override
            void leave(Socket socket) throws IOException {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        };

        private final Errno errno;

        Leaving(Errno errno) {
            this.errno = errno;
        }

        abstract void leave(Socket socket) throws IOException;
    }

    static Stream<Arguments> speeches() {
        return with(List.of(Speech.values()));
    }

    static Stream<Arguments> leavings() {
        return with(List.of(Leaving.values()));
    }

    private static Stream<Arguments> with(List<?> values) {
        return values.stream().map(Arguments::of);
    }

    private Socket connect(int port) throws IOException {
        return meeting.closing(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    @ParameterizedTest
    @MethodSource("speeches")
    void shouldFailWhenAClientDoesNotSpeakTls(Speech speech) throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var peer = connect(Meeting.port(server));
        peer.getOutputStream().write(speech.bytes());
        Talk.failure(Errno.EPROTO, server::accept);
    }

    @ParameterizedTest
    @MethodSource("speeches")
    void shouldFailWhenAServerDoesNotSpeakTls(Speech speech) throws Exception {
        withServer(Errno.EPROTO, peer -> {
            peer.getInputStream().readNBytes(5); // the hello's header
            peer.getOutputStream().write(speech.bytes());
        });
    }

    @ParameterizedTest
    @MethodSource("leavings")
    void shouldFailWhenAClientLeavesBeforeTheHandshake(Leaving leaving) throws Exception {
        var server = meeting.serve(Party.any().attributes());
        leaving.leave(connect(Meeting.port(server)));
        Talk.failure(leaving.errno, server::accept);
    }

    @ParameterizedTest
    @MethodSource("leavings")
    void shouldFailWhenAClientLeavesInItsHello(Leaving leaving) throws Exception {
        var server = meeting.serve(Party.any().attributes());
        var peer = connect(Meeting.port(server));
        peer.getOutputStream().write(HexFormat.of().parseHex("1603010100010000fc0303"));
        leaving.leave(peer);
        Talk.failure(leaving.errno, server::accept);
    }

    @ParameterizedTest
    @MethodSource("leavings")
    void shouldFailWhenAServerLeavesBeforeItSaysAnything(Leaving leaving) throws Exception {
        withServer(leaving.errno, peer -> {
            peer.getInputStream().readNBytes(5);
            drain(peer);
            leaving.leave(peer);
        });
    }

    @ParameterizedTest
    @MethodSource("leavings")
    void shouldFailWhenAServerLeavesInItsHello(Leaving leaving) throws Exception {
        withServer(leaving.errno, peer -> {
            peer.getInputStream().readNBytes(5);
            peer.getOutputStream().write(HexFormat.of().parseHex("160303007a020000760303"));
            drain(peer);
            leaving.leave(peer);
        });
    }

    private static void drain(Socket peer) throws IOException {
        peer.getInputStream()
                .skipNBytes(peer.getInputStream().available()); // a FIN with something unread would be a RST
    }

    private interface Behaviour {
        void meet(Socket peer) throws IOException;
    }

    private void withServer(Errno errno, Behaviour behaviour) throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var served = CompletableFuture.supplyAsync(() -> {
                try {
                    var peer = listening.accept();
                    behaviour.meet(peer);
                    return peer;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Talk.failure(
                    errno,
                    () -> meeting.connect(listening.getLocalPort(), Party.any().attributes()));
            served.join().close();
        }
    }

    /** TLS 1.1 and older are neither offered nor taken (RFC 8996). */
    @Test
    void shouldFailWhenThePeerHasNothingNewerThanTls11() throws Exception {
        var old = new String[] {"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"};
        var server = meeting.serve(Party.any().attributes());
        var client = meeting.opensslClient(Party.any(), Meeting.port(server), old);
        Talk.failure(Errno.EPROTO, server::accept);
        client.await("alert protocol version");
        var foreign = meeting.opensslServer(Party.any(), old);
        Talk.failure(
                Errno.EPROTO,
                () -> meeting.connect(Meeting.portOf(foreign), Party.any().attributes()));
        foreign.await("unsupported protocol|version too low");
    }
}
