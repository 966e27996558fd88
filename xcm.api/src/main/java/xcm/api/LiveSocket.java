package xcm.api;

import java.util.Optional;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeValue;

/**
 * Lets whoever inspects a process look at a socket that somebody else uses: nothing can be changed by it. Each look gives
 * new objects; two that are of the same socket have the same {@link #id}. Any thread may call any method at any time, also
 * after the socket's end.
 */
public final class LiveSocket {
    private final XcmSocket socket;

    LiveSocket(XcmSocket socket) {
        this.socket = socket;
    }

    /** Returns the number of the socket, 0 or greater; no other socket of this process has or will have it. */
    public long id() {
        return socket.context.id();
    }

    /** Returns whether the socket is a server; else it is a connection. */
    public boolean isServer() {
        return socket instanceof XcmServer;
    }

    /** Returns the name of the transport, the attribute {@code xcm.transport}. */
    public String transport() {
        return socket.transport();
    }

    /** Returns the address of the socket's own end; empty while it is not known, and after the socket's end. */
    public Optional<String> localAddress() {
        return socket.localAddress();
    }

    /** Returns the address of the other end; empty for a server, while it is not known, and after the socket's end. */
    public Optional<String> remoteAddress() {
        return socket instanceof XcmConnection connection ? connection.remoteAddress() : Optional.empty();
    }

    /**
     * Returns the value of an attribute.
     *
     * @param name a path such as {@code tcp.rtt}
     * @throws XcmException as {@link XcmAttributes#get}
     */
    public AttributeValue get(String name) throws XcmException {
        return socket.attributes().get(name);
    }

    /**
     * Returns all attributes that can be read now, in their order.
     *
     * @throws XcmException as {@link XcmAttributes#all}
     */
    public AttributeMap attributes() throws XcmException {
        return socket.attributes().all();
    }

    /** Returns the socket's name for messages: its address. */
    @Override
    public String toString() {
        return socket.toString();
    }
}
