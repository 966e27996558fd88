package xcm.tools.pong;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import xcm.tools.command.End;
import xcm.tools.command.Exit;

/**
 * Measures throughput or latency between a client and a server that reflects what it gets. When it is to be both, the
 * server is a process of its own, so that the CPU times of both can be told.
 */
public final class PongCommand {
    /** The system property that holds the name of the program which starts this command. */
    private static final String LAUNCHER = "xcm.launcher";

    /** How long a server gets before the first try to connect. */
    private static final long HEAD_START_NANOS = 100_000_000;

    private PongCommand() {}

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
        var options = Options.parse(arguments, System.err);
        if (options.isServer() && options.isClient()) {
            return runBoth(options);
        }
        if (options.isServer()) {
            return runServer(options.address());
        }
        Exit.onSignal(() -> {});
        new PongClient(options, System.out).run();
        return End.silent(0);
    }

    private static End runServer(String address) throws End {
        var server = PongServer.open(address);
        Exit.onSignal(server::close);
        return PongServer.run(server);
    }

    private static End runBoth(Options options) throws End {
        var server = startServer(options.address());
        Exit.onSignal(server::destroy);
        var isMeasuring = new AtomicBoolean(true);
        // A server that ends early has said why: there is nobody to connect to.
        var unused = server.onExit().thenAccept(process -> {
            if (isMeasuring.get()) {
                Exit.with(End.silent(1));
            }
        });
        try {
            LockSupport.parkNanos(HEAD_START_NANOS);
            new PongClient(options, System.out).run();
            return End.silent(0);
        } finally {
            isMeasuring.set(false);
            server.destroy();
        }
    }

    private static Process startServer(String address) throws End {
        var launcher = Optional.ofNullable(System.getProperty(LAUNCHER))
                .orElseThrow(
                        () -> End.error("FATAL: Unable to start server: the property " + LAUNCHER + " is not set."));
        try {
            return new ProcessBuilder(List.of(launcher, "-s", "--", address))
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw End.fatal("Unable to start server", e);
        }
    }
}
