package xcm.tools.xcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import xcm.attr.AttributeMap;
import xcm.attr.AttributeValue;
import xcm.tools.command.End;

/** Collects the attributes that options give. */
@SuppressWarnings("UnusedException") // the messages are laid down, and say it all
final class AttributeOptions {
    /** The options that give an attribute. */
    static final String LETTERS = "bidsfr";

    /** The longest name, in bytes. */
    private static final int MAX_NAME = 64;

    /** The longest text of a value on the command line, in bytes. */
    private static final int MAX_VALUE = 512;

    /** What strtod(3) takes and {@link Double#parseDouble} does, too. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final InputStream in;
    private final AttributeMap.Builder connection = AttributeMap.builder();
    private final AttributeMap.Builder server = AttributeMap.builder();
    private boolean isForServer;

    AttributeOptions(InputStream in) {
        this.in = in;
    }

    /** Has the next attribute be one of the server socket. */
    void nextIsForServer() {
        isForServer = true;
    }

    /** Adds an attribute; the option's letter tells its type. */
    void add(char option, String argument) throws End {
        if (option == 'r') {
            checkLength(argument, MAX_NAME, "name");
            put(argument, AttributeValue.of(fromInput(argument)));
            return;
        }
        int equals = argument.indexOf('=');
        if (equals < 0) {
            throw End.error("Invalid attribute format. '=' is missing.");
        }
        var name = argument.substring(0, equals);
        var text = argument.substring(equals + 1);
        checkLength(name, MAX_NAME, "name");
        checkLength(text, MAX_VALUE, "value");
        put(name, value(option, text));
    }

    /** Checks that no {@code -x} is left without an attribute. */
    void complete() throws End {
        if (isForServer) {
            throw End.error("-x specified without subsequent -b, -i or -s.");
        }
    }

    AttributeMap connection() {
        return connection.build();
    }

    AttributeMap server() {
        return server.build();
    }

    private void put(String name, AttributeValue value) {
        (isForServer ? server : connection).add(name, value);
        isForServer = false;
    }

    private static void checkLength(String text, int max, String what) throws End {
        if (text.getBytes(UTF_8).length > max) {
            throw End.error("Attribute " + what + " too long.");
        }
    }

    private static AttributeValue value(char option, String text) throws End {
        return switch (option) {
            case 'b' -> AttributeValue.of(bool(text));
            case 'i' -> AttributeValue.of(integer(text));
            case 'd' -> AttributeValue.of(real(text));
            case 's' -> AttributeValue.of(text);
            case 'f' -> AttributeValue.of(file(text));
            default -> throw new IllegalArgumentException("not an attribute option: " + option);
        };
    }

    private static boolean bool(String text) throws End {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw End.error("Boolean attributes need to be either 'true' or 'false'.");
        };
    }

    /** Reads an integer as strtoll(3) does: no text is 0. */
    private static long integer(String text) throws End {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text.stripLeading());
        } catch (NumberFormatException e) {
            throw End.error("\"" + text + "\" not an integer.");
        }
    }

    /** Reads a number as strtod(3) does: no text is 0. */
    private static double real(String text) throws End {
        var number = text.stripLeading();
        if (DECIMAL.matcher(number).matches()) {
            return Double.parseDouble(number);
        }
        return switch (number.toLowerCase(Locale.ROOT)) {
            case "" -> 0;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> throw End.error("\"" + text + "\" not a double.");
        };
    }

    private static byte[] file(String name) throws End {
        try (var file = new FileInputStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw End.fatal("Error reading \"" + name + "\"", e);
        }
    }

    /** Reads a value from the standard input, and nothing behind it. */
    private byte[] fromInput(String name) throws End {
        long length;
        try {
            length = Integer.toUnsignedLong(new DataInputStream(in).readInt());
        } catch (IOException e) {
            throw End.error("Failed to read length field for \"" + name + "\".");
        }
        try {
            var value = in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
            if (value.length == length) {
                return value;
            }
        } catch (IOException e) {
            // is no different from too few bytes
        }
        throw End.error("Failed to read " + length + " bytes of value data for \"" + name + "\".");
    }
}
