package xcm.api;

import java.util.Locale;
import java.util.Optional;
import xcm.api.spi.Counters;
import xcm.api.spi.Counters.Direction;
import xcm.api.spi.ServiceType;
import xcm.api.spi.TransportConnection;
import xcm.attr.AttributeException;
import xcm.attr.AttributeTreeBuilder;

/** Declares the attributes that every socket has, in the order in which they are listed. */
final class GenericAttributes {
    private static final String BLOCKING = "xcm.blocking";
    private static final String SERVICE = "xcm.service";
    private static final String LOCAL = "xcm.local_addr";
    private static final String REMOTE = "xcm.remote_addr";

    private GenericAttributes() {}

    static void ofConnection(
            AttributeTreeBuilder tree, XcmConnection socket, TransportConnection connection, Counters counters) {
        common(tree, socket, "connection", connection.service());
        tree.text(LOCAL, () -> known(LOCAL, connection.localAddress()), connection::bindTo);
        tree.text(REMOTE, () -> known(REMOTE, connection.remoteAddress()));
        if (connection.service() == ServiceType.MESSAGING) {
            tree.int64("xcm.max_msg_size", connection::maxMessageSize);
        }
        for (var direction : Direction.values()) {
            var prefix = "xcm." + direction.name().toLowerCase(Locale.ROOT);
            if (connection.service() == ServiceType.MESSAGING) {
                tree.int64(prefix + "_msgs", () -> counters.messages(direction));
            }
            tree.int64(prefix + "_bytes", () -> counters.bytes(direction));
        }
    }

    static void ofServer(AttributeTreeBuilder tree, XcmServer socket, ServiceType service) {
        common(tree, socket, "server", service);
        tree.text(LOCAL, () -> known(LOCAL, socket.localAddress()));
    }

    private static void common(AttributeTreeBuilder tree, XcmSocket socket, String type, ServiceType service) {
        tree.bool(BLOCKING, socket::isBlocking, value -> setBlocking(socket, value));
        tree.text("xcm.type", () -> type);
        tree.text("xcm.transport", socket::transport);
        tree.text(SERVICE, service::text, value -> checkService(service, value));
    }

    private static void setBlocking(XcmSocket socket, boolean value) throws AttributeException {
        try {
            socket.changeBlocking(value);
        } catch (XcmException e) {
            throw AttributeException.failed(e.errno().code(), BLOCKING, e.getMessage());
        }
    }

    /** The service cannot be changed; to set it is to demand it. */
    private static void checkService(ServiceType service, String wanted) throws AttributeException {
        if (!wanted.equals(service.text()) && !wanted.equals("any")) {
            throw AttributeException.invalid(SERVICE, "it is \"" + service.text() + "\", not \"" + wanted + "\"");
        }
    }

    private static String known(String name, Optional<String> address) throws AttributeException {
        return address.orElseThrow(() -> AttributeException.notFound(name, "the address is not known now"));
    }
}
