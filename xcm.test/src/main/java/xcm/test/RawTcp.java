package xcm.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import xcm.api.XcmConnection;

/**
 * Is a connection of which one end is a socket of the JDK, which writes whatever it likes.
 *
 * @param raw what writes: plain TCP, or TLS over it
 * @param tcp what is below
 * @param accepted the other end, non-blocking
 */
record RawTcp(Socket raw, Socket tcp, XcmConnection accepted) {
    /** Opens one; the XCM end is non-blocking. */
    static RawTcp open(Sockets sockets) throws Exception {
        var server = sockets.serve();
        var tcp = sockets.closing(connect(Sockets.addressOf(server)));
        var raw = new FutureTask<>(() -> sockets.transport().foreigner(tcp));
        new Thread(raw, "foreigner").start();
        var accepted = sockets.accept(server);
        while (!accepted.finish()) {
            Wait.forConditions(accepted, 0);
        }
        return new RawTcp(sockets.closing(raw.get(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS)), tcp, accepted);
    }

    /** Connects to the address of a server. */
    static Socket connect(String address) throws IOException {
        var place = address.substring(address.indexOf(':') + 1);
        int colon = place.lastIndexOf(':');
        var host = InetAddress.getByName(place.substring(0, colon));
        var socket = new Socket(host, Integer.parseInt(place.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Returns a frame as it is on the wire, see {@link xcm.api.spi.Framing}. */
    static byte[] frame(byte[] payload) {
        return ByteBuffer.allocate(4 + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    void write(byte... bytes) throws IOException {
        raw.getOutputStream().write(bytes);
        raw.getOutputStream().flush();
    }

    void writeInt(int value) throws IOException {
        write(ByteBuffer.allocate(4).putInt(value).array());
    }
}
