package xcm.tools.xcm;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Optional;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.api.XcmPoller;
import xcm.api.XcmServer;
import xcm.tools.command.End;
import xcm.tools.command.Exit;

/**
 * Sends what comes by the standard input as messages, and prints the messages that it receives: as a client, or as a server
 * of one client at a time.
 */
public final class XcmCommand {
    /** The server socket, if there is one: it may have a file, which a signal shall not leave behind. */
    private volatile Optional<XcmServer> listening = Optional.empty();

    private final Options options;

    private XcmCommand(Options options) {
        this.options = options;
    }

    /**
     * Runs the command.
     *
     * @param arguments see the option {@code -h}
     */
    public static void main(String[] arguments) {
        try {
            Exit.with(run(arguments));
        } catch (End e) {
            Exit.with(e);
        }
    }

    /**
     * Runs the command, but does not exit.
     *
     * @param arguments as of {@link #main}
     * @return the end after all went well
     * @throws End in all other cases
     */
    public static End run(String[] arguments) throws End {
        // Not System.in, which reads ahead: what follows the value of -r is to be sent.
        var options = Options.parse(arguments, new FileInputStream(FileDescriptor.in), System.err);
        var command = new XcmCommand(options);
        if (options.isServer()) {
            command.serve();
        } else {
            command.connect();
        }
        return End.silent(0);
    }

    private void connect() throws End {
        Exit.onSignal(() -> {}); // the kernel closes the connection
        XcmConnection connection;
        try {
            connection = Xcm.connect(options.address(), options.connection());
        } catch (XcmException e) {
            throw End.fatal("Unable to connect", e);
        }
        try (connection;
                var poller = XcmPoller.open()) {
            Forwarder.start(connection, poller).run();
        } catch (Failure e) {
            throw End.error(e.getMessage() + ".");
        } catch (IOException e) {
            throw End.fatal("Unable to poll", e);
        }
    }

    private void serve() throws End {
        Exit.onSignal(() -> listening.ifPresent(XcmServer::close));
        XcmServer server;
        try {
            server = Xcm.server(options.address(), options.server());
            listening = Optional.of(server);
            server.setBlocking(true);
        } catch (XcmException e) {
            throw End.fatal("Unable to bind server socket", e);
        }
        try (server;
                var poller = XcmPoller.open()) {
            while (true) {
                serveOne(server.accept(options.connection()), poller);
            }
        } catch (IOException e) {
            throw End.fatal("Unable to accept", e);
        }
    }

    private static void serveOne(XcmConnection connection, XcmPoller poller) {
        try (connection) {
            Forwarder.start(connection, poller).run();
        } catch (Failure e) {
            report(e.getMessage(), e.reason());
        } catch (IOException e) {
            report("Error serving", e);
        }
    }

    private static void report(String what, IOException reason) {
        if (!Exit.isExiting()) {
            System.err.println(what + ": " + End.reason(reason));
        }
    }
}
