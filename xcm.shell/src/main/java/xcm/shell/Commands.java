package xcm.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import xcm.api.LiveSocket;
import xcm.api.XcmException;
import xcm.api.XcmService;

/**
 * Answers the commands of the scope {@code xcm}, and what can be completed in them. A shell's own part prints the lines.
 *
 * <p>All methods may be called by any thread. The answers show the moment of the call.
 */
@SuppressWarnings("exports") // who calls this is a bundle and has the framework's types
public final class Commands {
    private final BundleContext context;
    private final XcmService xcm;

    /**
     * Makes the commands.
     *
     * @param context sees the transports' services
     * @param xcm knows the sockets
     */
    public Commands(BundleContext context, XcmService xcm) {
        this.context = Objects.requireNonNull(context, "context");
        this.xcm = Objects.requireNonNull(xcm, "xcm");
    }

    /**
     * Lists the transports, also those that another one of the same name takes precedence of.
     *
     * @return a head, and a line for each transport: its name, its service, its bundle's name, version and id, its service
     *     ranking, and whether it is the one that the next socket takes
     */
    public List<String> transports() {
        return TransportTable.lines(context);
    }

    /**
     * Lists the sockets of this process by id.
     *
     * @return a head, and a line for each socket: its id, type, transport, addresses, and how many messages and bytes the
     *     application has sent and received
     */
    public List<String> sockets() {
        return SocketTable.lines(xcm.sockets());
    }

    /**
     * Lists the attributes of a socket.
     *
     * @param id of the socket
     * @return a line {@code name = value} for each attribute that can be read now
     * @throws CommandFailure if there is no such socket
     */
    public List<String> attributes(String id) throws CommandFailure {
        return new Attributes(socket(id)).lines();
    }

    /**
     * Reads an attribute of a socket.
     *
     * @param id of the socket
     * @param name of the attribute, for example {@code tcp.rtt}
     * @return the value alone
     * @throws CommandFailure if there is no such socket, or if it has no such attribute
     */
    public String attribute(String id, String name) throws CommandFailure {
        return new Attributes(socket(id)).value(name);
    }

    /**
     * Returns what may stand for the id of a socket.
     *
     * @return the ids, each with a description of its socket, lowest first
     */
    public Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        for (var socket : xcm.sockets()) {
            ids.put(String.valueOf(socket.id()), description(socket));
        }
        return ids;
    }

    /**
     * Returns what may stand for the name of an attribute.
     *
     * @param id of the socket
     * @return the names of the attributes that can be read now, each with its value; nothing if there is no such socket
     */
    public Map<String, String> names(String id) {
        var names = new LinkedHashMap<String, String>();
        try {
            var socket = find(id);
            if (socket.isPresent()) {
                socket.get().attributes().forEach(entry -> names.put(entry.name(), Attributes.text(entry.value())));
            }
        } catch (XcmException e) {
            return Map.of(); // the socket has gone
        }
        return names;
    }

    private static String description(LiveSocket socket) {
        var local = socket.localAddress().orElse("");
        var remote = socket.remoteAddress().map(address -> "to " + address).orElse("");
        return String.join(" ", SocketTable.type(socket), socket.transport(), local, remote)
                .replaceAll(" +", " ")
                .strip();
    }

    private LiveSocket socket(String id) throws CommandFailure {
        return find(id).orElseThrow(() -> unknownSocket(id));
    }

    private Optional<LiveSocket> find(String id) {
        return xcm.sockets().stream()
                .filter(socket -> String.valueOf(socket.id()).equals(id))
                .findFirst();
    }

    static CommandFailure unknownSocket(String id) {
        return new CommandFailure("xcm:get: there is no socket " + id + ": list the sockets with xcm:sockets");
    }
}
