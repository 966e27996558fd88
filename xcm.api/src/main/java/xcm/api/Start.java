package xcm.api;

import xcm.attr.AttributeException;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeValue;
import xcm.linux.ErrnoException;

/**
 * Takes a fresh socket through its start, in the one order in which failures are looked for: service, attributes one by one,
 * what the transport does, establishment. A socket that fails to start is closed.
 */
final class Start {
    private static final String SERVICE = "xcm.service";

    private Start() {}

    /** Is what the transport does: connect, bind, or accept. */
    interface Step {
        /** Returns false if there was nothing to do it with. */
        boolean take() throws ErrnoException, XcmException;
    }

    /**
     * Starts a socket; returns false, and closes it, if the step did.
     *
     * @param service the service that is demanded if the attributes do not say which
     * @param settle whether to wait for the establishment even if the socket itself is non-blocking
     */
    static boolean run(
            XcmSocket socket, String operation, String service, AttributeMap attributes, Step step, boolean settle)
            throws XcmException {
        boolean started = false;
        socket.enter(operation); // who ends the socket meanwhile has to wait until the start is over
        try {
            if (!attributes.contains(SERVICE)) {
                set(socket, SERVICE, AttributeValue.of(service));
            }
            for (var attribute : attributes) {
                set(socket, attribute.name(), attribute.value());
            }
            LiveSockets.join(socket); // before the step: a removal ends the socket, and waits for it
            if (step.take()) {
                socket.started();
                if (settle || socket.isBlocking()) {
                    socket.finishBlocking(operation);
                }
                socket.requireOpen(operation);
                started = true;
            }
            return started;
        } catch (ErrnoException e) {
            socket.requireOpen(operation);
            throw socket.failure(e, operation);
        } catch (XcmException e) {
            socket.requireOpen(operation);
            throw e;
        } finally {
            socket.leave();
            if (!started) {
                socket.close();
            }
        }
    }

    private static void set(XcmSocket socket, String name, AttributeValue value) throws XcmException {
        try {
            socket.tree().set(name, value);
        } catch (AttributeException e) {
            throw socket.failure(e, "set " + name);
        }
    }
}
