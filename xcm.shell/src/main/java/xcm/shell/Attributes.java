package xcm.shell;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import xcm.api.LiveSocket;
import xcm.api.XcmException;
import xcm.attr.AttributeValue;

/** Reads the attributes of one socket for the command {@code get}. */
final class Attributes {
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private final LiveSocket socket;

    Attributes(LiveSocket socket) {
        this.socket = socket;
    }

    /** Returns {@code name = value} of all that can be read now, in the order in which the socket lists them. */
    List<String> lines() throws CommandFailure {
        try {
            return StreamSupport.stream(socket.attributes().spliterator(), false)
                    .map(entry -> entry.name() + " = " + text(entry.value()))
                    .toList();
        } catch (XcmException e) {
            throw failure("", e);
        }
    }

    /** Returns one value and nothing else. */
    String value(String name) throws CommandFailure {
        try {
            return text(socket.get(name));
        } catch (XcmException e) {
            throw failure(name, e);
        }
    }

    /** Writes a value as xcmctl does, bytes as hexadecimal numbers. */
    static String text(AttributeValue value) {
        if (value instanceof AttributeValue.Bool bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof AttributeValue.Int64 int64) {
            return String.valueOf(int64.value());
        } else if (value instanceof AttributeValue.Real real) {
            return String.valueOf(real.value());
        } else if (value instanceof AttributeValue.Text text) {
            return text.value();
        }
        return HEX.formatHex(((AttributeValue.Binary) value).value());
    }

    private CommandFailure failure(String name, XcmException e) {
        var id = socket.id();
        return switch (e.errno()) {
            case ENOENT ->
                new CommandFailure(
                        "xcm:get: socket " + id + " has no attribute " + name + " now: list what it has with xcm:get "
                                + id,
                        e);
            case EBADF, ENOPROTOOPT -> Commands.unknownSocket(String.valueOf(id));
            default -> new CommandFailure("xcm:get: " + e.getMessage(), e);
        };
    }
}
