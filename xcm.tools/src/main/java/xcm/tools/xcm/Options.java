package xcm.tools.xcm;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import xcm.api.Xcm;
import xcm.attr.AttributeMap;
import xcm.tools.command.End;
import xcm.tools.command.Getopt;
import xcm.tools.command.Version;

/**
 * Holds what the command line says.
 *
 * @param isServer whether to serve instead of to connect
 * @param address to connect to or to serve at
 * @param connection the attributes of each connection
 * @param server the attributes of the server socket
 */
record Options(boolean isServer, String address, AttributeMap connection, AttributeMap server) {
    private static final String USAGE = """
            Usage: xcm [OPTIONS] <addr>
            Connects to an XCM server (or, with -l, is one), sends what comes by the standard
            input, and prints what is received.

              -l          Serve at <addr>, one client at a time.
              -b <n>=<v>  Set the boolean attribute <n> to "true" or "false".
              -i <n>=<v>  Set the integer attribute <n>.
              -d <n>=<v>  Set the double attribute <n>.
              -s <n>=<v>  Set the string attribute <n>.
              -f <n>=<v>  Set the binary attribute <n> to the content of the file <v>.
              -r <n>      Set the binary attribute <n> to a value read from the standard input:
                          its length, a 32-bit big-endian integer, and that many bytes.
              -x          Apply the next attribute option to the server socket, rather than to
                          the connections.
              -v          Print versions and exit.
              -h          Print this text and exit.""";

    /** Parses the command line; reads the standard input for {@code -r}. */
    static Options parse(String[] arguments, InputStream in, PrintStream errors) throws End {
        var attributes = new AttributeOptions(in);
        var isServer = new AtomicBoolean();
        var getopt = new Getopt("xcm", errors)
                .option('l', () -> isServer.set(true))
                .option('x', attributes::nextIsForServer)
                .option('v', () -> {
                    throw End.output(0, versions());
                })
                .option('h', () -> {
                    throw End.output(0, USAGE);
                });
        for (char type : AttributeOptions.LETTERS.toCharArray()) {
            getopt.option(type, argument -> attributes.add(type, argument));
        }
        var operands = getopt.parse(arguments);
        attributes.complete();
        if (operands.size() != 1) {
            throw End.output(1, USAGE);
        }
        var server = attributes.server();
        if (!isServer.get() && !server.isEmpty()) {
            throw End.error("Server socket attributes may not be specified in client mode.");
        }
        var connection = attributes.connection();
        return isServer.get()
                ? new Options(true, operands.get(0), connection, ofAnyService(server))
                : new Options(false, operands.get(0), ofAnyService(connection), server);
    }

    /** Makes byte streams work, too. */
    private static AttributeMap ofAnyService(AttributeMap attributes) {
        return attributes.toBuilder().add("xcm.service", "any").build();
    }

    private static String versions() {
        return """
                XCM library version information:
                  Run-time:
                    Implementation: %s
                    API: %s
                  Compile-time:
                    Implementation: %s
                    API: %s""".formatted(Version.of(Xcm.class), Version.API, Version.of(Options.class), Version.API);
    }
}
