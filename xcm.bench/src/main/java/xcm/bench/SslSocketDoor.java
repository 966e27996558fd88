package xcm.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.function.IntSupplier;

/** Is an SSLServerSocket of the JDK and who connects to it. */
final class SslSocketDoor implements Door {
    private final SslSocketServer server = new SslSocketServer(0);
    private final byte[][] out;
    private volatile byte[] last = {};

    SslSocketDoor(Payload payload) throws IOException, GeneralSecurityException {
        out = payload.arrays();
    }

    @Override
    public void welcome(IntSupplier index) throws IOException {
        try (var socket = server.accept()) {
            socket.getOutputStream().write(out[index.getAsInt()]);
        }
    }

    @Override
    public void visit() throws IOException, GeneralSecurityException {
        try (var socket = server.connect()) {
            last = socket.getInputStream().readAllBytes();
        }
    }

    @Override
    public byte[] last() {
        return last.clone();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
