package xcm.tools.pong;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import xcm.tools.command.End;
import xcm.tools.command.Getopt;

/**
 * Holds what the command line says.
 *
 * @param isServer whether to be the server
 * @param isClient whether to be the client
 * @param isLatency whether to measure the latency of single messages, rather than throughput
 * @param roundTrips how many; {@link Long#MAX_VALUE} for no limit
 * @param size of a message, in bytes
 * @param batch how many messages are under way at once
 * @param interval between the messages of a latency measurement
 * @param address of the server
 */
record Options(
        boolean isServer,
        boolean isClient,
        boolean isLatency,
        long roundTrips,
        int size,
        int batch,
        Duration interval,
        String address) {

    private static final String USAGE = """
            Usage: xcmpong [-s] [-c] [-p] [-n <roundtrips>] [-m <size>] [-b <batch>]
                           [-i <interval>] <addr>
            Measures how fast messages go to a server and back.

              -s               Be the server only.
              -c               Be the client only. With neither -s nor -c: be both.
              -p               Measure the latency of single messages, rather than throughput.
              -n <roundtrips>  Stop after so many round trips; default 100000, with -p no limit.
              -m <size>        Send messages of so many bytes; default 100.
              -b <batch>       Have so many messages under way at once; default 1.
              -i <interval>    With -p: send a message each so many seconds; default 1.0.
              -h               Print this text and exit.

            Numbers may end with k (thousand), M (million) or G (thousand million).""";

    private static final long DEFAULT_ROUND_TRIPS = 100_000;
    private static final double DEFAULT_INTERVAL = 1.0;

    static Options parse(String[] arguments, PrintStream errors) throws End {
        var given = new Given();
        var operands = new Getopt("xcmpong", errors)
                .option('s', () -> given.isServer = true)
                .option('c', () -> given.isClient = true)
                .option('p', () -> given.isLatency = true)
                .option('n', text -> given.roundTrips = number("Number of round trips", text, Long.MAX_VALUE))
                .option('m', text -> given.size = (int) number("Message size", text, Integer.MAX_VALUE))
                .option('b', text -> given.batch = (int) number("Batch size", text, Integer.MAX_VALUE))
                .option('i', text -> given.interval = seconds(text))
                .option('h', () -> {
                    throw End.output(0, USAGE);
                })
                .parse(arguments);
        boolean hasInterval = given.interval > 0;
        if (operands.size() != 1 || (hasInterval && !given.isLatency)) {
            throw End.output(1, USAGE);
        }
        return given.complete(operands.get(0));
    }

    /** What is known so far; 0 and negative numbers stand for what is not given. */
    private static final class Given {
        boolean isServer;
        boolean isClient;
        boolean isLatency;
        long roundTrips;
        int size = 100;
        int batch = 1;
        double interval = -1;

        Options complete(String address) {
            boolean isBoth = !isServer && !isClient;
            long usual = isLatency ? Long.MAX_VALUE : DEFAULT_ROUND_TRIPS;
            double seconds = interval < 0 ? DEFAULT_INTERVAL : interval;
            return new Options(
                    isServer || isBoth,
                    isClient || isBoth,
                    isLatency,
                    roundTrips == 0 ? usual : roundTrips,
                    size,
                    batch,
                    Duration.ofNanos((long) (seconds * 1e9)),
                    address);
        }
    }

    private static long number(String what, String text, long max) throws End {
        long number = parse(text).orElseThrow(() -> End.error("\"" + text + "\" is not a number."));
        if (number < 1) {
            throw End.error(what + " must be at least 1.");
        }
        if (number > max) {
            throw End.error(what + " must be at most " + max + ".");
        }
        return number;
    }

    private static OptionalLong parse(String text) {
        long factor = text.isEmpty() ? 1 : factor(text.charAt(text.length() - 1));
        var digits = factor == 1 ? text : text.substring(0, text.length() - 1);
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(digits), factor));
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static long factor(char suffix) {
        return switch (suffix) {
            case 'k' -> 1_000;
            case 'M' -> 1_000_000;
            case 'G' -> 1_000_000_000;
            default -> 1;
        };
    }

    private static double seconds(String text) throws End {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 0 && seconds <= Integer.MAX_VALUE) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // is told below
        }
        throw End.error("\"" + text + "\" is not an interval.");
    }
}
