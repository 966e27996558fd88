package xcm.transport.btls.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Stands between the two ends of one TCP connection, and can do to what passes what it likes. */
final class Relay implements AutoCloseable {
    private static final int LARGEST = 7; // bytes of a crumb

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Thread> threads = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final boolean crumbling;
    private volatile boolean spoiling;

    /**
     * Waits for a connection, which goes on to a port.
     *
     * @param crumbling whether the bytes are passed on a few at a time, in segments of their own
     */
    Relay(int port, boolean crumbling) throws IOException {
        this.crumbling = crumbling;
        start(() -> meet(port));
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Has the last bit of all that passes from now on turned over. */
    void spoil() {
        spoiling = true;
    }

    private interface Work {
        void run() throws IOException;
    }

    private synchronized void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        Thread.currentThread().interrupt(); // one of the ends is gone, and so is this
                    }
                },
                "relay");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private synchronized Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private void meet(int port) throws IOException {
        var from = keep(listening.accept());
        var to = keep(new Socket(InetAddress.getLoopbackAddress(), port));
        start(() -> pass(from, to));
        pass(to, from);
    }

    private void pass(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        var buffer = new byte[65_536];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            if (spoiling) {
                buffer[read - 1] ^= 1;
            }
            for (int passed = 0; passed < read; ) {
                int length = crumbling ? Math.min(1 + passed % LARGEST, read - passed) : read;
                out.write(buffer, passed, length);
                passed += length;
            }
        }
        to.shutdownOutput();
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
