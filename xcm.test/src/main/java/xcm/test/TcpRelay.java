package xcm.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/** Passes the bytes of one TCP connection on, in both directions, cut into pieces anywhere. */
final class TcpRelay implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final String address;

    /** Passes on to the address of a server. */
    TcpRelay(String address) throws IOException {
        this.address = address;
        start(this::relay);
    }

    String port() {
        return String.valueOf(listener.getLocalPort());
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        var thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        // one end has gone: so does the other
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void relay() throws IOException {
        var from = listener.accept();
        var to = RawTcp.connect(address);
        from.setTcpNoDelay(true);
        start(() -> copy(from, to, 1));
        copy(to, from, 2);
    }

    private static void copy(Socket from, Socket to, long seed) throws IOException {
        var random = new Random(seed);
        var buffer = new byte[70_000];
        try (from;
                to) {
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                int sent = 0;
                while (sent < read) {
                    int piece = Math.min(read - sent, 1 + random.nextInt(1 + read / 2));
                    to.getOutputStream().write(buffer, sent, piece);
                    sent += piece;
                }
                read = from.getInputStream().read(buffer, 0, 1 + random.nextInt(buffer.length));
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
