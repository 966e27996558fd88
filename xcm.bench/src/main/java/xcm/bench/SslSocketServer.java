package xcm.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Is an SSLServerSocket of the JDK and who connects to it; no session is resumed. */
final class SslSocketServer implements AutoCloseable {
    private static final int BACKLOG = 16;

    private final SSLServerSocket server;
    private final int room;

    /**
     * Listens.
     *
     * @param room what the kernel's buffers of a connection shall take, as one thread may have to write before it reads, in
     *     bytes, or 0
     */
    SslSocketServer(int room) throws IOException, GeneralSecurityException {
        this.room = room;
        server = (SSLServerSocket) Credentials.FAR
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        if (room > 0) {
            server.setReceiveBufferSize(room);
        }
    }

    /** Connects, and returns when the handshake is done. */
    SSLSocket connect() throws IOException, GeneralSecurityException {
        // A context of its own: the JDK resumes what it finds in the same one.
        var socket = (SSLSocket) Credentials.NEAR.context().getSocketFactory().createSocket();
        if (room > 0) {
            socket.setSendBufferSize(room);
            socket.setReceiveBufferSize(room);
        }
        socket.connect(server.getLocalSocketAddress());
        return start(socket);
    }

    /** Accepts, and returns when the handshake is done. */
    SSLSocket accept() throws IOException {
        var socket = (SSLSocket) server.accept();
        if (room > 0) {
            socket.setSendBufferSize(room);
        }
        return start(socket);
    }

    private static SSLSocket start(SSLSocket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setEnabledProtocols(new String[] {Credentials.VERSION});
        socket.setEnabledCipherSuites(new String[] {Credentials.CIPHER});
        socket.startHandshake();
        return socket;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
