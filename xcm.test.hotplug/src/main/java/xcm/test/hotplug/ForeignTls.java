package xcm.test.hotplug;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Is a client of TLS that has nothing to do with the library: a socket of the JDK, which stays silent. */
final class ForeignTls implements Closeable {
    private final Socket socket;
    private final FutureTask<Void> handshake;

    private ForeignTls(Socket socket, SSLSocket secure) {
        this.socket = socket;
        handshake = new FutureTask<>(() -> {
            secure.startHandshake();
            return null;
        });
    }

    /** Connects to a port of this host; the handshake begins, in a thread of its own. */
    static ForeignTls connect(int port) throws Exception {
        var socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        var secure = context().getSocketFactory().createSocket(socket, "127.0.0.1", port, false);
        var foreign = new ForeignTls(socket, (SSLSocket) secure);
        Threads.start("handshake", false, foreign.handshake);
        return foreign;
    }

    private static SSLContext context() throws Exception {
        var pem = new ByteArrayInputStream(Credentials.trusted().getBytes(StandardCharsets.US_ASCII));
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Waits until it is done. */
    void awaitHandshake() throws Exception {
        handshake.get(Wait.LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /** Closes without a good-bye, which could take long. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
