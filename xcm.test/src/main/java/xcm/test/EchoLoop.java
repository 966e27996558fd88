package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.linux.Epoll;

/**
 * Is an event loop of an application that knows nothing of XcmPoller: an epoll instance that watches the descriptors of a
 * server (0), of clients (from 1 on) and of the connections that are accepted (after these). Each client sends its number,
 * gets it back, and closes.
 */
final class EchoLoop {
    private final Sockets sockets;
    private final XcmServer server;
    private final Epoll epoll;
    private final XcmConnection[] clients;
    private final XcmConnection[] accepted;
    private final boolean[] sent;
    private int acceptedCount;
    private int closedCount;
    private int echoed;

    EchoLoop(Sockets sockets, XcmServer server, Epoll epoll, XcmConnection[] clients, XcmConnection[] accepted) {
        this.sockets = sockets;
        this.server = server;
        this.epoll = epoll;
        this.clients = clients;
        this.accepted = accepted;
        this.sent = new boolean[clients.length];
    }

    int echoed() {
        return echoed;
    }

    void run() throws XcmException {
        while (closedCount < accepted.length) {
            int events = epoll.await(Wait.LONGEST.toNanos());
            assertTrue(events > 0, "nothing happens");
            for (int i = 0; i < events; i++) {
                dispatch((int) epoll.data(i));
            }
        }
    }

    private void dispatch(int who) throws XcmException {
        if (who == 0) {
            accept();
        } else if (who <= clients.length) {
            request(who - 1);
        } else {
            echo(who - 1 - clients.length);
        }
    }

    private void accept() throws XcmException {
        var fresh = sockets.tryAccept(server);
        if (fresh.isPresent()) {
            accepted[acceptedCount] = fresh.get();
            fresh.get().await(XcmSocket.RECEIVABLE);
            epoll.add(fresh.get().fd(), Epoll.EPOLLIN, 1 + clients.length + acceptedCount);
            acceptedCount++;
        }
    }

    private void request(int i) throws XcmException {
        var client = clients[i];
        if (!sent[i]) {
            sent[i] = client.send(ByteBuffer.allocate(4).putInt(0, i)) > 0;
            client.await(sent[i] ? XcmSocket.RECEIVABLE : XcmSocket.SENDABLE);
            return;
        }
        var buffer = ByteBuffer.allocate(4);
        if (client.receive(buffer) == 4) {
            assertEquals(i, buffer.getInt(0));
            echoed++;
            epoll.remove(client.fd());
            client.close();
        }
    }

    private void echo(int i) throws XcmException {
        var buffer = ByteBuffer.allocate(4);
        int received = accepted[i].receive(buffer);
        if (received > 0) {
            accepted[i].send(buffer.flip());
        } else if (received < 0) {
            epoll.remove(accepted[i].fd());
            closedCount++;
        }
    }
}
