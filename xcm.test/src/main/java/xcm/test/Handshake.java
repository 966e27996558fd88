package xcm.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Optional;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmServer;
import xcm.api.XcmSocket;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;

/** Brings a client and a server together, both non-blocking and driven by one thread, and tells how that ends at each end. */
final class Handshake {
    private static final String OK = "ok";

    private final Sockets sockets;
    private final XcmServer server;
    private final AttributeMap accept;
    private final End connecting = new End();
    private final End accepting = new End();

    /** Is what is known of one end. */
    private static final class End {
        private Optional<XcmConnection> connection = Optional.empty();
        private boolean ready;
        private String outcome = "";

        boolean isDecided() {
            return !outcome.isEmpty();
        }

        /** Makes a step; when the other end has failed, this one waits to be told. */
        void step(boolean otherFailed) {
            if (connection.isEmpty() || isDecided()) {
                return;
            }
            try {
                if (!ready) {
                    connection.get().await(0);
                    ready = connection.get().finish();
                } else if (otherFailed) {
                    connection.get().await(XcmSocket.RECEIVABLE);
                    int received = connection.get().receive(ByteBuffer.allocate(1));
                    outcome = received == XcmConnection.END_OF_STREAM ? "end" : "";
                }
            } catch (XcmException e) {
                outcome = e.errno().name();
            }
        }
    }

    Handshake(Sockets sockets, XcmServer server, AttributeMap accept) {
        this.sockets = sockets;
        this.server = server;
        this.accept = accept;
    }

    /**
     * Connects, and makes steps at both ends until it is known how it ends.
     *
     * @return the outcome at the client's end and the one at the server's: {@code ok} after something has gone in both
     *     directions, or the name of the errno, or {@code end} for the end of the stream; {@code -} for a server when there was no
     *     attempt
     */
    String run(String address, AttributeMap client) throws XcmException {
        server.await(XcmSocket.ACCEPTABLE);
        try {
            connecting.connection = Optional.of(sockets.connect(address, client));
        } catch (XcmException e) {
            return e.errno().name() + " -";
        }
        long end = System.nanoTime() + Wait.LONGEST.toNanos();
        while (!connecting.isDecided() || !accepting.isDecided()) {
            if (System.nanoTime() - end > 0) {
                return fail("no end: " + connecting.outcome + "/" + accepting.outcome);
            }
            step();
        }
        return connecting.outcome + " " + accepting.outcome;
    }

    private void step() throws XcmException {
        if (accepting.connection.isEmpty() && !accepting.isDecided()) {
            accept();
        }
        accepting.step(connecting.isDecided());
        connecting.step(accepting.isDecided());
        if (connecting.ready && accepting.ready && !connecting.isDecided() && !accepting.isDecided()) {
            exchange();
            connecting.outcome = OK;
            accepting.outcome = OK;
        }
        await();
    }

    private void accept() {
        try {
            accepting.connection = Optional.of(sockets.closing(server.accept(accept)));
        } catch (XcmException e) {
            accepting.outcome = e.errno() == Errno.EAGAIN ? "" : e.errno().name();
        }
    }

    private void await() throws XcmException {
        var waiting = new ArrayList<XcmSocket>();
        if (accepting.connection.isEmpty() && !accepting.isDecided()) {
            waiting.add(server);
        }
        for (var end : new End[] {connecting, accepting}) {
            var other = end == connecting ? accepting : connecting;
            if (end.connection.isPresent() && !end.isDecided() && (!end.ready || other.isDecided())) {
                waiting.add(end.connection.get());
            }
        }
        if (!waiting.isEmpty()) {
            Wait.forAny(waiting.toArray(XcmSocket[]::new));
        }
    }

    private void exchange() throws XcmException {
        var pair = pair();
        Sockets.send(pair.client(), "request");
        assertEquals("request", Sockets.receiveText(pair.accepted(), 7));
        Sockets.send(pair.accepted(), "reply");
        assertEquals("reply", Sockets.receiveText(pair.client(), 5));
    }

    /** Returns both ends, when they have met. */
    Pair pair() {
        return new Pair(server, connecting.connection.orElseThrow(), accepting.connection.orElseThrow());
    }

    void close() {
        connecting.connection.ifPresent(XcmConnection::close);
        accepting.connection.ifPresent(XcmConnection::close);
    }
}
