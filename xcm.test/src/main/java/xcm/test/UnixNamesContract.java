package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xcm.linux.Errno;

/** Is about names in the abstract namespace and in the file system, see unix(7). */
abstract class UnixNamesContract extends Contract {
    private static final int LONGEST = 107;

    private final UnixTransport unix;

    UnixNamesContract(UnixTransport unix) {
        super(unix);
        this.unix = unix;
    }

    @Test
    void shouldCarryMessagesWhenTheNameIsTheLongest() throws Exception {
        var address = ofLength(LONGEST);
        var pair = sockets.pair(sockets.serve(address));
        assertEquals(Optional.of(address), pair.server().localAddress());
        assertEquals(Optional.of(address), pair.client().remoteAddress());
        assertEquals(Optional.of(address), pair.accepted().localAddress());
        Sockets.send(pair.client(), "hello");
        assertEquals("hello", Sockets.receiveText(pair.accepted(), 5));
    }

    @Test
    void shouldRefuseTheNameWhenItIsOneByteTooLong() {
        var address = ofLength(LONGEST + 1);
        Outcome.fails(Errno.EINVAL, () -> sockets.serve(address));
        Outcome.fails(Errno.EINVAL, () -> sockets.connect(address, sockets.needed()));
    }

    /** Returns an address with a name of a length in bytes. */
    private String ofLength(int length) {
        var address = transport.newAddress();
        return address + "x".repeat(transport.name().length() + 1 + length - address.length());
    }

    @Test
    void shouldCarryMessagesWhenTheNameHasColonsPunctuationAndLettersOfAnyScript() throws Exception {
        var name = ";!#&()=?:" + "\u00a4\u5b57" + ":";
        var address = unix.isFile() ? transport.newAddress() + name : "ux:" + name + UUID.randomUUID();
        var pair = sockets.pair(sockets.serve(address));
        assertEquals(Optional.of(address), pair.accepted().localAddress());
    }

    @Test
    void shouldTellTheNameThatTheKernelGaveWhenAClientConnects() throws Exception {
        var pair = sockets.pair();
        var own = pair.client().localAddress().orElseThrow();
        assertEquals(Optional.of(own), pair.accepted().remoteAddress());
        if (unix.isFile()) {
            // autobound names are abstract, so that they are none of the file system
            assertTrue(own.equals("uxf:"), own);
        } else {
            assertTrue(own.matches("ux:[0-9a-f]{5}"), own);
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheServerIsClosed() throws Exception {
        var pair = sockets.pair();
        var address = Sockets.addressOf(pair.server());
        var file = Path.of(address.substring(address.indexOf(':') + 1));
        assertEquals(unix.isFile(), Files.exists(file));
        pair.accepted().close();
        pair.client().close();
        assertEquals(unix.isFile(), Files.exists(file));
        pair.server().close();
        assertFalse(Files.exists(file));
        Outcome.fails(Errno.ECONNREFUSED, () -> sockets.connect(address, sockets.needed()));
        sockets.serve(address);
    }

    @Test
    void shouldFindTheAddressInUseWhenAFileOrASocketOfSomebodyElseHasTheName() throws Exception {
        var address = sockets.unserved();
        try (var other = ForeignProgram.python("""
                s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                s.bind(args[0].replace('@', chr(0)))
                s.listen()
                say('ready')
                sys.stdin.read()
                """, unix.kernelName(address))) {
            assertEquals("ready", other.readLine());
            Outcome.fails(Errno.EADDRINUSE, () -> sockets.serve(address));
        }
        if (unix.isFile()) {
            var file = Path.of(address.substring("uxf:".length()));
            Outcome.fails(Errno.EADDRINUSE, () -> sockets.serve(address)); // the stale file of the program
            Outcome.fails(Errno.ECONNREFUSED, () -> sockets.connect(address, sockets.needed()));
            Files.delete(file);
            Files.writeString(file, "not a socket");
            Outcome.fails(Errno.EADDRINUSE, () -> sockets.serve(address));
            Outcome.fails(Errno.ECONNREFUSED, () -> sockets.connect(address, sockets.needed()));
            assertEquals("not a socket", Files.readString(file));
            Files.delete(file);
        }
        sockets.serve(address);
    }

    @Test
    void shouldRefuseWhenTheFolderDoesNotExistOrIsNone() throws Exception {
        if (unix.isFile()) {
            var folder = UnixTransport.folder().resolve("missing");
            Outcome.fails(Errno.ENOENT, () -> sockets.serve("uxf:" + folder.resolve("x")));
            Outcome.fails(Errno.ECONNREFUSED, () -> sockets.connect("uxf:" + folder.resolve("x"), sockets.needed()));
            Files.writeString(folder, "a file");
            Outcome.fails(Errno.ENOTDIR, () -> sockets.serve("uxf:" + folder.resolve("x")));
            Files.delete(folder);
        } else {
            // an abstract name may look like a path
            sockets.pair(sockets.serve("ux:/missing/" + UUID.randomUUID()));
        }
    }
}
