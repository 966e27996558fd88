package xcm.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;

/** Is a server of this project and who connects to it; calls block. */
final class XcmDoor implements Door {
    private final XcmServer server;
    private final String address;
    private final AttributeMap attributes;
    private final ByteBuffer[] out;
    private final ByteBuffer in;
    private final ByteBuffer nothing = ByteBuffer.allocateDirect(1);

    XcmDoor(Transport transport, Payload payload) throws IOException {
        server = Xcm.server(transport.address(), transport.attributes(Credentials.FAR));
        address = server.localAddress().orElseThrow();
        attributes = transport.attributes(Credentials.NEAR);
        out = payload.directBuffers();
        in = ByteBuffer.allocateDirect(payload.size());
    }

    @Override
    public void welcome(IntSupplier index) throws IOException {
        try (var connection = server.accept()) {
            connection.send(out[index.getAsInt()].clear());
        }
    }

    @Override
    public void visit() throws IOException {
        try (var connection = Xcm.connect(address, attributes)) {
            if (connection.receive(in.clear()) != in.capacity()) {
                throw new IOException("not the message");
            }
            if (connection.receive(nothing.clear()) != XcmConnection.END_OF_STREAM) {
                throw new IOException("more than a message");
            }
        }
    }

    @Override
    public byte[] last() {
        return Bytes.copy(in.duplicate().flip());
    }

    @Override
    public void close() {
        server.close();
    }
}
