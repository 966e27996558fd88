package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import xcm.api.XcmConnection;

/** Is about programs that talk to this library over TCP. */
abstract class TcpForeignersContract extends Contract {
    TcpForeignersContract(TransportUnderTest transport) {
        super(transport);
    }

    @Test
    void shouldExchangeMessagesWhenTheClientIsPython() throws Exception {
        var server = sockets.serve();
        var place = Place.of(Sockets.addressOf(server));
        try (var client = ForeignProgram.python("""
                s = socket.create_connection((args[0], int(args[1])))
                f = s.makefile('rb')
                for size in (1, 100, 65536, 262144):
                    s.sendall(struct.pack('>I', size) + bytes([size % 251]) * size)
                    (length,) = struct.unpack('>I', f.read(4))
                    say(f'{length} {set(f.read(length))}')
                """, place.host(), place.port())) {
            var accepted = sockets.accept(server);
            var buffer = ByteBuffer.allocateDirect(300_000);
            for (int size : new int[] {1, 100, 65_536, 262_144}) {
                assertEquals(size, Sockets.receive(accepted, buffer.clear()));
                Sockets.send(accepted, buffer.flip());
                assertEquals(size + " {" + size % 251 + "}", client.readLine());
            }
            client.readAll();
            assertEquals(-1, Sockets.receive(accepted, buffer.clear()));
        }
    }

    @Test
    void shouldExchangeMessagesWhenTheServerIsPythonAndCutsFramesAnywhere() throws Exception {
        var place = Place.of(sockets.unserved());
        try (var server = ForeignProgram.python("""
                s = socket.create_server((args[0], 0), family=socket.AF_INET6 if ':' in args[0] else socket.AF_INET)
                say(s.getsockname()[1])
                c, peer = s.accept()
                c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                f = c.makefile('rb')
                while True:
                    header = f.read(4)
                    if not header: break
                    frame = header + f.read(struct.unpack('>I', header)[0])
                    while frame:
                        n = random.randint(1, 1 + len(frame) // 3)
                        c.sendall(frame[:n])
                        frame = frame[n:]
                """, place.host())) {
            var address = place.withPort(server.readLine()).address(transport.name());
            var client = sockets.connect(address, sockets.blocking(true));
            var buffer = ByteBuffer.allocateDirect(300_000);
            for (int size : new int[] {1, 5, 100, 5000, 65_536, 262_144}) {
                var message = Payload.random(size, size);
                client.send(message);
                assertEquals(size, client.receive(buffer.clear()));
                assertEquals(message.rewind(), buffer.flip());
            }
            client.close();
            server.readAll();
        }
    }

    @Test
    void shouldExchangeMessagesWhenTheClientIsSocat() throws Exception {
        var server = sockets.serve();
        var place = Place.of(Sockets.addressOf(server));
        try (var client = new ForeignProgram("socat", "-", "TCP:" + place.text())) {
            var accepted = sockets.accept(server);
            client.write("\0\0\0\6hello\n\0\0\0\6again\n");
            assertEquals("hello\n", Sockets.receiveText(accepted, 6));
            assertEquals("again\n", Sockets.receiveText(accepted, 6));
            Sockets.send(accepted, "reply\n");
            assertEquals("\0\0\0\6reply", client.readLine());
            accepted.close();
            client.readAll();
        }
    }

    @Test
    void shouldExchangeMessagesWhenTheServerIsSocat() throws Exception {
        var address = sockets.unserved();
        var place = Place.of(address);
        var kind = place.host().contains(":") ? "TCP6-LISTEN:" : "TCP4-LISTEN:";
        var listen = kind + place.port() + ",reuseaddr,bind=" + place.bracketed();
        try (var server = new ForeignProgram("socat", listen, "-")) {
            var client = ForeignProgram.connectWhenItListens(sockets, address);
            client.send(Payload.text("hello\n"));
            assertEquals("\0\0\0\6hello", server.readLine());
            server.write("\0\0\0\6reply\n");
            assertEquals("reply\n", receiveText(client));
            client.close();
            server.readAll();
        }
    }

    private static String receiveText(XcmConnection client) throws Exception {
        var buffer = ByteBuffer.allocate(100);
        client.receive(buffer);
        return Payload.textOf(buffer);
    }
}
