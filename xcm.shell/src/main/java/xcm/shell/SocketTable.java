package xcm.shell;

import java.util.ArrayList;
import java.util.List;
import xcm.api.LiveSocket;
import xcm.api.XcmException;
import xcm.linux.Errno;
import xcm.shell.Table.Column;

/** Lists sockets: what they are, whom they connect, and what the application has sent and received. */
final class SocketTable {
    /** What is not known now, or what a socket of this type does not have. */
    private static final String NONE = "-";

    private static final List<String> COUNTERS =
            List.of("xcm.from_app_msgs", "xcm.from_app_bytes", "xcm.to_app_msgs", "xcm.to_app_bytes");

    private SocketTable() {}

    static List<String> lines(List<LiveSocket> sockets) {
        var table = new Table(
                Column.number("ID"),
                Column.text("TYPE"),
                Column.text("TRANSPORT"),
                Column.text("LOCAL"),
                Column.text("REMOTE"),
                Column.number("SENT"),
                Column.number("BYTES"),
                Column.number("RECEIVED"),
                Column.number("BYTES"));
        for (var socket : sockets) {
            try {
                table.add(cells(socket));
            } catch (XcmException e) {
                // Closed, or withdrawn with its transport, since it was found: it is no live socket any more.
            }
        }
        return table.lines();
    }

    private static List<String> cells(LiveSocket socket) throws XcmException {
        var cells = new ArrayList<>(List.of(
                String.valueOf(socket.id()),
                type(socket),
                socket.transport(),
                socket.localAddress().orElse(NONE),
                socket.remoteAddress().orElse(NONE)));
        for (var counter : COUNTERS) {
            cells.add(count(socket, counter));
        }
        return cells;
    }

    /** Names the type as the attribute xcm.type does. */
    static String type(LiveSocket socket) {
        return socket.isServer() ? "server" : "connection";
    }

    /** A server has no counters, and a byte stream none of messages. */
    private static String count(LiveSocket socket, String counter) throws XcmException {
        try {
            return Attributes.text(socket.get(counter));
        } catch (XcmException e) {
            if (e.errno() == Errno.ENOENT) {
                return NONE;
            }
            throw e;
        }
    }
}
