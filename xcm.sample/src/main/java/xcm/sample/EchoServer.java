package xcm.sample;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.linux.Errno;

/**
 * Sends back to each client what it sends. One thread waits for all of them with an {@link XcmPoller}, and alone touches the
 * sockets.
 */
final class EchoServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("xcm.sample");

    private final XcmServer server;
    private final XcmPoller poller;
    private final List<EchoClient> clients = new ArrayList<>();
    private final Thread thread;

    private EchoServer(XcmServer server, XcmPoller poller) {
        this.server = server;
        this.poller = poller;
        thread = new Thread(this::run, "xcm.sample on " + server);
    }

    /** Starts to serve; the server is closed at the end, or if this fails. */
    static EchoServer start(XcmServer server) throws XcmException {
        try {
            var echo = new EchoServer(server, XcmPoller.open());
            echo.thread.start();
            return echo;
        } catch (XcmException e) {
            server.close();
            throw e;
        }
    }

    private void run() {
        try (server;
                poller) {
            server.setBlocking(false);
            server.await(XcmSocket.ACCEPTABLE);
            poller.add(server, this::accept);
            while (true) {
                poller.poll();
            }
        } catch (IOException e) {
            // EBADF: by close(); ENOPROTOOPT: the transport has gone, and the tracker will close this, too
            LOGGER.log(Level.DEBUG, "no longer served: {0}", e.getMessage());
        } finally {
            clients.forEach(EchoClient::close);
        }
    }

    private void accept() throws XcmException {
        try {
            var client = new EchoClient(server.accept());
            clients.removeIf(EchoClient::hasLeft);
            clients.add(client);
            client.join(poller);
        } catch (XcmException e) {
            if (e.errno() == Errno.ENOPROTOOPT) {
                throw e; // ends the server
            }
            LOGGER.log(Level.DEBUG, "a client was lost: {0}", e.getMessage()); // that one only
        }
    }

    /** Ends it and returns when nothing is left: neither a socket nor the thread. */
    @Override
    public void close() {
        poller.close(); // ends the wait in the thread, which closes the rest
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // to be told to the caller, but later: a bundle that is stopped leaves no thread
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
