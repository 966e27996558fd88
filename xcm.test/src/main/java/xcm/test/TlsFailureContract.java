package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.ca.Authority;
import xcm.ca.Subject;
import xcm.linux.Errno;

/** Is about handshakes that fail, and who learns of it when. */
abstract class TlsFailureContract extends TlsContract {
    TlsFailureContract(TlsRoute route) {
        super(route);
    }

    private XcmConnection connect(XcmServer server, boolean trusted, String disabled) throws Exception {
        var authority = trusted ? root : Authority.root("Other");
        var attributes = peer(authority.issue(Subject.named("client")), root).add(disabled, false);
        return sockets.connect(addressOf(server), common(attributes.build()));
    }

    @Test
    void shouldFailInFinishForEverWhenTheServerRefusesTheClientInVersion12() throws Exception {
        var server = serve(peer("server").build());
        var client = connect(server, false, "tls.13.enabled");
        var accepted = sockets.accept(server);
        assertEquals(Errno.EPROTO, failureOf(accepted, client));
        assertEquals(Errno.EPROTO, failureOf(client, accepted));
        for (var connection : new XcmConnection[] {client, accepted}) {
            for (int i = 0; i < 2; i++) {
                Outcome.fails(Errno.EPROTO, connection::finish);
                Outcome.fails(Errno.EPROTO, () -> connection.receive(ByteBuffer.allocate(1)));
                Outcome.fails(Errno.EPROTO, () -> connection.send(Payload.text("x")));
                Outcome.fails(Errno.EPROTO, () -> connection.setBlocking(true));
            }
            assertTrue(Wait.isReady(connection));
        }
    }

    /** Makes steps at both ends until one of them fails; returns its errno. */
    private static Errno failureOf(XcmConnection connection, XcmConnection other) throws Exception {
        connection.await(0);
        other.await(0);
        while (true) {
            try {
                if (connection.finish()) {
                    throw new AssertionError("established");
                }
            } catch (XcmException e) {
                return e.errno();
            }
            Outcome.of(other::finish);
            Wait.forAny(connection, other);
        }
    }

    @Test
    void shouldLearnOfTheRefusalByTheNextReceiveInVersion13() throws Exception {
        var server = serve(peer("server").build());
        var client = connect(server, false, "tls.12.enabled");
        var accepted = sockets.accept(server);
        assertEquals(Errno.EPROTO, establishThenFail(client, accepted));
        Sockets.awaitNews(client);
        for (int i = 0; i < 2; i++) {
            Outcome.fails(Errno.EPROTO, () -> Sockets.receive(client, ByteBuffer.allocate(1)));
        }
        Outcome.fails(Errno.EPROTO, () -> client.send(Payload.text("x")));
        Outcome.fails(Errno.EPROTO, client::finish);
        Outcome.fails(Errno.EPROTO, accepted::finish);
    }

    /** Has the client finish its handshake, then the server fail. */
    private static Errno establishThenFail(XcmConnection client, XcmConnection accepted) throws Exception {
        establish(client, accepted);
        return failureOf(accepted);
    }

    /** Has the client finish its handshake; the server has not yet seen the client's certificate. */
    private static void establish(XcmConnection client, XcmConnection accepted) throws Exception {
        client.await(0);
        accepted.await(0);
        while (!client.finish()) {
            assertEquals("false", Outcome.of(accepted::finish));
            Wait.forAny(client, accepted);
        }
    }

    private static Errno failureOf(XcmConnection accepted) throws Exception {
        while (true) {
            try {
                if (accepted.finish()) {
                    throw new AssertionError("established");
                }
            } catch (XcmException e) {
                return e.errno();
            }
            Wait.forAny(accepted);
        }
    }

    /** What was sent is lost: the server has not yet rejected the client, and never looks at it. */
    @Test
    void shouldLearnOfTheRefusalByTheNextReceiveWhenItHasSentBeforeInVersion13() throws Exception {
        var server = serve(peer("server").build());
        var client = connect(server, false, "tls.12.enabled");
        var accepted = sockets.accept(server);
        establish(client, accepted);
        assertEquals(1, client.send(Payload.text("x")));
        assertTrue(client.finish());
        assertEquals(Errno.EPROTO, failureOf(accepted));
        Outcome.fails(Errno.EPROTO, () -> accepted.receive(ByteBuffer.allocate(1)));
        for (int i = 0; i < 2; i++) {
            Outcome.fails(Errno.EPROTO, () -> Sockets.receive(client, ByteBuffer.allocate(1)));
        }
        Outcome.fails(Errno.EPROTO, () -> client.send(Payload.text("x")));
    }

    /** What it sends next is lost, too, and what the server said before with it: see tcp(7), EPIPE. */
    @Test
    void shouldLearnOfTheRefusalBySendingWhenTheServerIsGoneInVersion13() throws Exception {
        var server = serve(peer("server").build());
        var client = connect(server, false, "tls.12.enabled");
        var accepted = sockets.accept(server);
        assertEquals(Errno.EPROTO, establishThenFail(client, accepted));
        accepted.close();
        awaitEndOfStream(client);
        assertEquals(1, client.send(Payload.text("x")));
        assertEquals(Errno.EPIPE, Outcome.ofLast(10, () -> client.send(Payload.text("x"))));
        assertEquals(XcmConnection.END_OF_STREAM, client.receive(ByteBuffer.allocate(1)));
        Outcome.fails(Errno.EPIPE, client::finish);
        Outcome.fails(Errno.EPIPE, () -> client.send(Payload.text("x")));
        assertEquals(XcmConnection.END_OF_STREAM, client.receive(ByteBuffer.allocate(1)));
    }

    /** Waits until the kernel has got all that the peer sends (CLOSE_WAIT), which no descriptor tells apart: see proc(5). */
    private static void awaitEndOfStream(XcmConnection connection) throws Exception {
        int port = Integer.parseInt(
                Place.of(connection.localAddress().orElseThrow()).port());
        var line = Pattern.compile(String.format(" *[0-9]+: [0-9A-F]+:%04X [0-9A-F:]+ 08 .*", port));
        Wait.until("the end of the stream", () -> {
            try (var lines = Files.lines(Path.of("/proc/thread-self/net/tcp"))) {
                return lines.anyMatch(line.asMatchPredicate());
            }
        });
    }

    @Test
    void shouldTellTheSameWhenCallsAreBlocking() throws Exception {
        var blocking = peer("server").build().toBuilder()
                .add("xcm.service", route.service().text())
                .build();
        var server = sockets.closing(Xcm.server(route.server() + ":127.0.0.1:0", blocking));
        var stranger = peer(Authority.root("Other").issue(Subject.named("client")), root)
                .add("tls.13.enabled", false)
                .add("xcm.service", route.service().text())
                .build();
        var accepting = Blocked.untilItWaits(() -> sockets.closing(server.accept()));
        Outcome.fails(Errno.EPROTO, () -> sockets.closing(Xcm.connect(addressOf(server), stranger)));
        assertEquals("EPROTO", accepting.outcome());
        // the failure was that of one client
        var next = Blocked.untilItWaits(() -> sockets.closing(server.accept()).transport());
        sockets.closing(Xcm.connect(addressOf(server), blocking));
        assertEquals(route.accepted(), next.outcome());
    }

    // ---- peers that do not know TLS

    @Test
    void shouldFailWhenTheClientSpeaksSomethingElse() throws Exception {
        var server = serve(peer("server").build());
        for (var first : new byte[][] {bytes("GET / HTTP/1.0\r\n\r\n"), {0, 0, 0, 5, 'h', 'e', 'l', 'l', 'o'}}) {
            var raw = sockets.closing(RawTcp.connect(Sockets.addressOf(server)));
            raw.getOutputStream().write(first);
            assertEquals("EPROTO", endOfAccept(server));
        }
        assertEquals(ACCEPTED, meet(server, NOTHING, peer("client").build()));
    }

    /** Accepts and finishes; the failure may come at once or later. */
    private String endOfAccept(XcmServer server) throws Exception {
        return Outcome.of(() -> {
            var accepted = sockets.accept(server);
            while (!accepted.finish()) {
                Wait.forConditions(accepted, 0);
            }
        });
    }

    @Test
    void shouldFailWhenTheClientGoesBeforeTheHandshake() throws Exception {
        var server = serve(peer("server").build());
        var raw = sockets.closing(RawTcp.connect(Sockets.addressOf(server)));
        raw.shutdownOutput();
        assertEquals("EPROTO", endOfAccept(server));
        var other = RawTcp.connect(Sockets.addressOf(server));
        other.getOutputStream().write(22);
        var accepted = sockets.accept(server);
        accepted.finish();
        other.setSoLinger(true, 0);
        other.close();
        assertEquals("ECONNRESET", Outcome.of(() -> {
            while (!accepted.finish()) {
                Wait.forConditions(accepted, 0);
            }
        }));
    }

    private interface Behaviour {
        void run(Socket socket) throws Exception;
    }

    private String connectTo(Behaviour behaviour) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var address = route.client() + ":127.0.0.1:" + listener.getLocalPort();
            var client = sockets.connect(address, common(peer("client").build()));
            client.finish();
            var socket = sockets.closing(listener.accept());
            client.finish();
            behaviour.run(socket);
            return Outcome.of(() -> {
                while (!client.finish()) {
                    Wait.forConditions(client, 0);
                }
            });
        }
    }

    @Test
    void shouldFailWhenTheServerSpeaksSomethingElseOrGoes() throws Exception {
        assertEquals("EPROTO", connectTo(socket -> socket.getOutputStream().write(bytes("220 ready\r\n"))));
        assertEquals("EPROTO", connectTo(Socket::shutdownOutput));
        assertEquals("ECONNRESET", connectTo(socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        }));
    }

    @Test
    void shouldFailOnlyThePeerWhenGarbageComes() throws Exception {
        var server = serve(peer("server").build());
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var garbage = new byte[1 + random.nextInt(3000)];
            random.nextBytes(garbage);
            if (i % 2 == 0) {
                // like a record of a handshake, as far as its header goes
                System.arraycopy(new byte[] {22, 3, 1}, 0, garbage, 0, Math.min(3, garbage.length));
            }
            var raw = RawTcp.connect(Sockets.addressOf(server));
            raw.getOutputStream().write(garbage);
            raw.shutdownOutput();
            var end = endOfAccept(server);
            assertTrue(end.equals("EPROTO") || end.equals("ECONNRESET"), end);
            raw.close();
        }
        assertEquals(ACCEPTED, meet(server, NOTHING, peer("client").build()));
    }

    @Test
    void shouldNotWaitForTheHandshakeWhenNothingIsAsked() throws Exception {
        var server = serve(peer("server").build());
        var client = sockets.connect(addressOf(server), common(peer("client").build()));
        Wait.forConditions(server, XcmSocket.ACCEPTABLE);
        assertEquals(0, client.receive(ByteBuffer.allocate(1)));
        assertEquals("EINVAL", Outcome.of(() -> client.await(XcmSocket.ACCEPTABLE)));
        client.close();
        assertEquals("EPROTO", endOfAccept(server).replace("ECONNRESET", "EPROTO"));
        assertEquals(ACCEPTED, meet(server, NOTHING, peer("client").build()));
    }
}
