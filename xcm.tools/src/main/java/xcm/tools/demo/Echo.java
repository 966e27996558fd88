package xcm.tools.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import xcm.api.XcmConnection;
import xcm.api.XcmServer;

/** Is the server's side: sends back what it receives from one client, until that leaves. */
final class Echo implements Runnable {
    private final XcmServer server;
    private volatile String problem = "";

    Echo(XcmServer server) {
        this.server = server;
    }

    @Override
    public void run() {
        try (var connection = server.accept()) {
            var buffer = ByteBuffer.allocateDirect(Conversation.LARGEST);
            while (connection.receive(buffer.clear()) != XcmConnection.END_OF_STREAM) {
                connection.send(buffer.flip());
            }
        } catch (IOException e) {
            problem = e.getMessage();
        }
    }

    /** Returns what went wrong, or an empty text. */
    String problem() {
        return problem;
    }
}
