package xcm.transport.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and counts the records of data that the client sends (RFC 8446 5.1). */
final class RecordCounter implements AutoCloseable {
    private static final int DATA = 23; // the type of a record, also of what is encrypted of the handshake of TLS 1.3

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicInteger records = new AtomicInteger();
    private final Thread forward;
    private final int server;

    /** Makes one in front of a server's port. */
    RecordCounter(int server) throws IOException {
        this.server = server;
        this.forward = new Thread(this::run, "record counter");
        forward.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns how many records of data went from the client to the server. */
    int records() {
        return records.get();
    }

    private void run() {
        try (var client = listener.accept();
                var below = new Socket(InetAddress.getLoopbackAddress(), server)) {
            var back = new Thread(() -> copy(below, client), "record counter, back");
            back.start();
            copyRecords(new DataInputStream(client.getInputStream()), below.getOutputStream());
            below.shutdownOutput();
            back.join();
        } catch (IOException | InterruptedException e) {
            // one of the ends is closed
        }
    }

    private void copyRecords(DataInputStream from, OutputStream to) throws IOException {
        try {
            while (true) {
                var header = new byte[5];
                from.readFully(header);
                var body = new byte[(header[3] & 0xff) << 8 | header[4] & 0xff];
                from.readFully(body);
                if (header[0] == DATA) {
                    records.incrementAndGet();
                }
                to.write(header);
                to.write(body);
            }
        } catch (EOFException e) {
            // the client has ended
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the ends is closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            forward.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
