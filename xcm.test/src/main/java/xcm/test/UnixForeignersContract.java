package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Is about programs that talk to this library by sockets of their own: no credentials, no names, other messages. */
abstract class UnixForeignersContract extends Contract {
    private static final String OPEN = """
            def name(): return args[0].replace('@', chr(0))
            s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 300000)
            """;

    private final UnixTransport unix;

    UnixForeignersContract(UnixTransport unix) {
        super(unix);
        this.unix = unix;
    }

    @Test
    void shouldExchangeMessagesWhenTheClientIsPythonWithoutCredentials() throws Exception {
        var server = sockets.serve();
        try (var client = ForeignProgram.python(OPEN + """
                        s.connect(name())
                        for size in (1, 100, 65536, 262144):
                            s.send(bytes([size % 251]) * size)
                            reply = s.recv(300000)
                            say(f'{len(reply)} {set(reply)}')
                        """, unix.kernelName(Sockets.addressOf(server)))) {
            var accepted = sockets.accept(server);
            assertEquals(Optional.of(transport.name() + ":"), accepted.remoteAddress());
            var buffer = ByteBuffer.allocateDirect(300_000);
            for (int size : new int[] {1, 100, 65_536, 262_144}) {
                assertEquals(size, Sockets.receive(accepted, buffer.clear()));
                assertEquals((byte) (size % 251), buffer.get(size - 1));
                Sockets.send(accepted, buffer.flip());
                assertEquals(size + " {" + size % 251 + "}", client.readLine());
            }
            client.readAll();
            assertEquals(-1, Sockets.receive(accepted, buffer.clear()));
        }
    }

    @Test
    void shouldExchangeMessagesWhenTheServerIsPython() throws Exception {
        var address = sockets.unserved();
        try (var server = ForeignProgram.python(OPEN + """
                        s.bind(name())
                        s.listen()
                        say('ready')
                        c, peer = s.accept()
                        c.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 300000)
                        while True:
                            message = c.recv(300000)
                            if not message: break
                            c.send(message[::-1])
                        if not args[0].startswith('@'): os.unlink(args[0])
                        """, unix.kernelName(address))) {
            assertEquals("ready", server.readLine());
            var client = sockets.connect(address, sockets.blocking(true));
            client.send(Payload.text("desserts"));
            var buffer = ByteBuffer.allocate(300_000);
            assertEquals(8, client.receive(buffer));
            assertEquals("stressed", Payload.textOf(buffer));
            client.send(Payload.random(262_144, 1));
            assertEquals(262_144, client.receive(buffer.clear()));
            assertEquals(Payload.random(262_144, 1).get(0), buffer.get(262_143));
            client.close();
            server.readAll();
        }
    }

    @Test
    void shouldStayOpenWhenAForeignMessageIsEmptyOrLargerThanOurs() throws Exception {
        var server = sockets.serve();
        try (var client = ForeignProgram.python(OPEN + """
                        s.connect(name())
                        s.send(b'before')
                        s.send(b'')
                        s.send(b'after')
                        s.send(b'x' * 270000)
                        s.send(b'last')
                        say(str(s.recv(100)))
                        """, unix.kernelName(Sockets.addressOf(server)))) {
            var accepted = sockets.accept(server);
            assertEquals("before", Sockets.receiveText(accepted, 6));
            // the kernel tells an empty message as it tells the end, but there is more to come
            assertEquals(-1, Sockets.receive(accepted, ByteBuffer.allocate(10)));
            assertEquals("after", Sockets.receiveText(accepted, 5));
            assertEquals(270_000, Sockets.receive(accepted, ByteBuffer.allocate(300_000)));
            assertEquals("last", Sockets.receiveText(accepted, 4));
            Sockets.send(accepted, "reply");
            assertEquals("b'reply'", client.readAll());
        }
    }

    @Test
    void shouldExchangeMessagesWhenTheClientIsSocat() throws Exception {
        var server = sockets.serve();
        try (var client = new ForeignProgram("socat", "-", socat("CONNECT", Sockets.addressOf(server)))) {
            var accepted = sockets.accept(server);
            client.write("hello\n");
            assertEquals("hello\n", Sockets.receiveText(accepted, 6));
            Sockets.send(accepted, "reply\n");
            assertEquals("reply", client.readLine());
            accepted.close();
            client.readAll();
        }
    }

    @Test
    void shouldExchangeMessagesWhenTheServerIsSocat() throws Exception {
        var address = sockets.unserved();
        try (var server = new ForeignProgram("socat", socat("LISTEN", address), "-")) {
            var client = ForeignProgram.connectWhenItListens(sockets, address);
            client.send(Payload.text("hello\n"));
            assertEquals("hello", server.readLine());
            server.write("reply\n");
            var buffer = ByteBuffer.allocate(100);
            assertEquals(6, client.receive(buffer));
            assertEquals("reply\n", Payload.textOf(buffer));
            client.close();
            server.readAll();
        }
    }

    private String socat(String role, String address) {
        var name = address.substring(transport.name().length() + 1);
        return (unix.isFile() ? "UNIX-" : "ABSTRACT-") + role + ":" + name + ",socktype=5";
    }
}
