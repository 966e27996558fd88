package xcm.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import xcm.api.XcmConnection;

/** Is a connection of which one end is a plain TCP socket, which writes whatever it likes. */
record RawTcp(Socket raw, XcmConnection accepted) {
    /** Opens one; the XCM end is non-blocking. */
    static RawTcp open(Sockets sockets) throws IOException {
        var server = sockets.serve();
        var raw = sockets.closing(connect(Sockets.addressOf(server)));
        return new RawTcp(raw, sockets.accept(server));
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
