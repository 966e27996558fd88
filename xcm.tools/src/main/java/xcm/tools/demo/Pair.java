package xcm.tools.demo;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;
import xcm.api.XcmService;
import xcm.attr.AttributeMap;

/** Is a server that sends back what it receives, in a thread that waits, and a client that talks to it. */
final class Pair implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final XcmServer server;
    private final XcmConnection client;
    private final Conversation conversation;
    private final Echo echo;
    private final Thread thread;

    /** Opens a server at the address and connects to it, both with these attributes. */
    Pair(XcmService xcm, String address, AttributeMap attributes) throws IOException {
        server = xcm.server(address, attributes);
        echo = new Echo(server);
        thread = new Thread(echo, "echo of " + address);
        thread.setDaemon(true);
        thread.start();
        try {
            client = xcm.connect(server.localAddress().orElseThrow(), attributes);
            conversation = new Conversation(client);
        } catch (IOException e) {
            server.close(); // ends its accept
            throw e;
        }
    }

    /** Returns the server's address. */
    String address() {
        return client.remoteAddress().orElse("-");
    }

    /** Exchanges messages: see {@link Conversation#exchange}. */
    long[] exchange(int count, int size) throws IOException {
        return conversation.exchange(count, size);
    }

    /** Returns when the server's thread is in a receive. */
    void awaitReceive() throws InterruptedException {
        while (thread.isAlive() && !isInReceive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private boolean isInReceive() {
        for (var frame : thread.getStackTrace()) {
            if (frame.getClassName().equals(XcmConnection.class.getName())
                    && frame.getMethodName().equals("receive")) {
                return true;
            }
        }
        return false;
    }

    /** Returns what ended the server's thread, empty if it has not ended or it was the client's leave. */
    String serverProblem() throws InterruptedException {
        awaitServersEnd();
        return echo.problem();
    }

    private void awaitServersEnd() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    /** Closes both sides, and returns when the server's thread has ended. */
    @Override
    public void close() {
        conversation.close();
        server.close();
        try {
            awaitServersEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
