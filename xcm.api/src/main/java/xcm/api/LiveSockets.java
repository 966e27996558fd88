package xcm.api;

import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import xcm.api.internal.Registry;
import xcm.api.spi.Transport;

/** Holds the sockets that are open, and ends those whose transport is removed. Any thread. */
final class LiveSockets {
    private static final System.Logger LOGGER = System.getLogger("xcm.api");

    private static final Set<XcmSocket> SOCKETS = ConcurrentHashMap.newKeySet();

    static {
        Registry.onRemoval(LiveSockets::withdraw);
    }

    private LiveSockets() {}

    /** Adds a socket that is about to start. */
    static void join(XcmSocket socket) {
        SOCKETS.add(socket);
        if (!socket.context.isIntact()) { // a transport went in the meantime, and did not see the socket
            socket.withdraw();
        }
    }

    /** Removes a socket that has ended. */
    static void leave(XcmSocket socket) {
        SOCKETS.remove(socket);
    }

    /** Returns the sockets, in the order of their ids. */
    static List<LiveSocket> all() {
        return SOCKETS.stream()
                .filter(XcmSocket::isStarted)
                .sorted(Comparator.comparingLong(socket -> socket.context.id()))
                .map(LiveSocket::new)
                .toList();
    }

    /**
     * Ends the sockets that use a transport: servers first, so that no new connection comes. None is closed before all are
     * shut: else a call that waits for a peer in this process could see the peer's end, and not the reason. Returns when no
     * operation is in progress any more, so that nothing of the transport runs after its removal; but does not wait for ever.
     */
    private static void withdraw(Transport transport) {
        var affected = SOCKETS.stream()
                .filter(socket -> socket.context.uses(transport))
                .sorted(Comparator.comparing(XcmServer.class::isInstance).reversed())
                .toList();
        var held = affected.stream().filter(socket -> socket.life.enter()).toList(); // none is closed until it is left
        affected.forEach(socket -> end(socket, XcmSocket::withdraw));
        held.forEach(socket -> end(socket, shut -> shut.life.leave()));
        long deadline = System.nanoTime() + Life.PATIENCE;
        for (var socket : affected) {
            if (!socket.life.awaitEnd(deadline)) {
                LOGGER.log(Level.WARNING, "{0}: a call is still in progress, though its transport has gone", socket);
            }
        }
    }

    /** Does a step of a socket's end; one that fails to must not save the others. */
    private static void end(XcmSocket socket, Consumer<XcmSocket> step) {
        try {
            step.accept(socket);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, socket + ": the socket could not be ended properly", new Cause(e));
        }
    }
}
