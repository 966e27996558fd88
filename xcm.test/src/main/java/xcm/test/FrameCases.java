package xcm.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import xcm.api.XcmConnection;
import xcm.api.XcmException;

/** Is about frames that are not as they should be, sent by a plain TCP socket. */
final class FrameCases {
    private static final int TOO_LONG = 262_145;

    private FrameCases() {}

    static void addTo(Map<String, ErrorCase> cases) {
        cases.put("frame too long: receive receive send finish", s -> afterHeader(s, TOO_LONG));
        cases.put("frame of no length: receive receive send finish", s -> afterHeader(s, 0));
        cases.put("frame of the length 0x80000000: receive", s -> {
            var peer = RawTcp.open(s);
            peer.writeInt(0x80000000);
            return Outcome.of(() -> receive(peer.accepted()));
        });
        cases.put("end inside a header: receive receive send finish", s -> {
            var peer = RawTcp.open(s);
            peer.write(new byte[3]);
            peer.raw().shutdownOutput();
            var c = peer.accepted();
            return Outcome.ofEach(() -> receive(c), () -> receive(c), () -> send(c), c::finish);
        });
        cases.put("end inside a payload: receive receive", s -> {
            var peer = RawTcp.open(s);
            peer.writeInt(100);
            peer.write(new byte[99]);
            peer.raw().shutdownOutput();
            return Outcome.ofEach(() -> receive(peer.accepted()), () -> receive(peer.accepted()));
        });
        cases.put("good frame, then one too long: receive receive", s -> {
            var peer = RawTcp.open(s);
            peer.write(RawTcp.frame("ok".getBytes(UTF_8)));
            peer.writeInt(TOO_LONG);
            return Outcome.ofEach(() -> receive(peer.accepted()), () -> receive(peer.accepted()));
        });
    }

    private static String afterHeader(Sockets s, int header) throws Exception {
        var peer = RawTcp.open(s);
        peer.writeInt(header);
        var c = peer.accepted();
        return Outcome.ofEach(() -> receive(c), () -> receive(c), () -> send(c), c::finish);
    }

    private static int receive(XcmConnection connection) throws XcmException {
        return Sockets.receive(connection, ByteBuffer.allocate(100));
    }

    private static int send(XcmConnection connection) throws XcmException {
        return connection.send(Payload.text("hello"));
    }
}
