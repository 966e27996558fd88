package xcm.test.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;
import xcm.linux.NetworkNamespace;
import xcm.linux.ProcessDescriptors;
import xcm.test.ChildJvm;
import xcm.test.TransportUnderTest;

/**
 * Is a program that connects or serves, all that its arguments say at the same time, and prints how each ended: OK or the
 * errno, the milliseconds, the remote address. It fails if descriptors are left open. It is run where it sees other files
 * than the tests' own process. The first argument is a transport, which tells what all sockets need.
 *
 * <pre>
 * connect ADDRESS NAME=VALUE...        blocking
 * poll ADDRESS NAME=VALUE...           non-blocking, with finish
 * abandon ADDRESS NAME=VALUE...        non-blocking; closed before it has ended
 * serve ADDRESS NAME=VALUE...
 * move NAMESPACE ADDRESS NAME=VALUE... non-blocking; goes to another namespace after the connect call
 * pair ADDRESS                         serves, connects and accepts
 * gone ADDRESS                         does the same, then connects to where there is no server any more
 * again ADDRESS                        serves, connects and accepts twice; the server closes first
 * </pre>
 */
public final class Probe {
    /** How one of them ended. */
    public record Outcome(String errno, long millis, String remote) {}

    /** How long the next of them may take, in seconds: a program that hangs could not be interrupted from outside. */
    private static final long LONGEST = 30;

    private final AttributeMap needed;

    private Probe(AttributeMap needed) {
        this.needed = needed;
    }

    public static void main(String[] arguments) throws Exception {
        var transport = ChildJvm.transport(arguments);
        var probe = new Probe(Ends.needed(transport));
        Xcm.transports(); // what has to be loaded is loaded before time is taken
        Xcm.server(transport.newAddress(), probe.needed).close();
        int descriptors = ProcessDescriptors.open();
        var tasks = new ArrayList<FutureTask<String>>();
        for (var argument : List.of(arguments).subList(1, arguments.length)) {
            var task = new FutureTask<>(() -> probe.outcome(List.of(argument.split(" "))));
            tasks.add(task);
            var thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        }
        for (var task : tasks) {
            System.out.println(task.get(LONGEST, TimeUnit.SECONDS));
        }
        System.exit(isBackTo(descriptors) ? 0 : 1);
    }

    /** Waits for abandoned look-ups of the C library, which have descriptors of their own. */
    private static boolean isBackTo(int descriptors) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (ProcessDescriptors.open() > descriptors && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(10); // they tell nobody when they end
        }
        int left = ProcessDescriptors.open();
        if (left > descriptors) {
            System.out.println("descriptors: " + descriptors + " before, " + left + " after");
        }
        return left <= descriptors;
    }

    /** Runs the program in a namespace, with its hosts file and resolver configuration. */
    public static List<Outcome> run(Namespace namespace, TransportUnderTest transport, List<String> arguments) {
        var command = command(transport, arguments.toArray(String[]::new));
        return Shell.run(namespace.command(command.toArray(String[]::new)))
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new Outcome(words[0], Long.parseLong(words[1]), words[2]))
                .toList();
    }

    /** Returns the command that runs the program. */
    public static List<String> command(TransportUnderTest transport, String... arguments) {
        try {
            return ChildJvm.command(List.of(), Probe.class, transport, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String outcome(List<String> words) throws Exception {
        long start = System.nanoTime();
        String end;
        String remote = "";
        try {
            remote = action(words).call();
            end = "OK";
        } catch (XcmException e) {
            end = e.errno().name();
        }
        return end + " " + (System.nanoTime() - start) / 1_000_000 + " " + remote;
    }

    private Callable<String> action(List<String> words) {
        int first = words.get(0).equals("move") ? 2 : 1;
        var address = words.get(first);
        var map = map(words.subList(first + 1, words.size()));
        return switch (words.get(0)) {
            case "connect" -> () -> remote(Xcm.connect(address, map));
            case "poll" -> () -> poll(Xcm.connect(address, nonBlocking(map)));
            case "move" ->
                () -> {
                    var connection = Xcm.connect(address, nonBlocking(map));
                    NetworkNamespace.enter(words.get(1));
                    return poll(connection);
                };
            case "abandon" -> () -> abandon(Xcm.connect(address, nonBlocking(map)));
            case "pair" -> () -> pair(address);
            case "gone" -> () -> remote(Xcm.connect(pair(address), needed));
            case "again" ->
                () -> {
                    pair(address);
                    return pair(address);
                };
            default ->
                () -> {
                    Xcm.server(address, map).close();
                    return "";
                };
        };
    }

    /** Returns the address of the server, which has closed before the client. */
    private String pair(String address) throws XcmException {
        var server = Xcm.server(address, needed);
        var where = server.localAddress().orElseThrow();
        try (var client = Xcm.connect(where, needed)) {
            try (server;
                    var accepted = server.accept()) {
                new Ends(client, accepted).exchange();
            }
            client.receive(Ends.bytes(1)); // the end
        }
        return where;
    }

    private static AttributeMap nonBlocking(AttributeMap map) {
        return map.toBuilder().add("xcm.blocking", false).build();
    }

    private static String poll(XcmConnection connection) throws XcmException {
        try (connection) {
            connection.await(0);
            while (!connection.finish()) {
                Ends.isReady(connection, 60);
            }
            return connection.remoteAddress().orElseThrow();
        }
    }

    private static String abandon(XcmConnection connection) throws XcmException {
        try (connection) {
            return connection.finish() ? "established" : "";
        }
    }

    private static String remote(XcmConnection connection) {
        try (connection) {
            return connection.remoteAddress().orElseThrow();
        }
    }

    private AttributeMap map(List<String> settings) {
        var map = needed.toBuilder();
        for (var setting : settings) {
            var name = setting.substring(0, setting.indexOf('='));
            var value = setting.substring(name.length() + 1);
            if (value.matches("[0-9]+")) {
                map.add(name, Long.parseLong(value));
            } else if (value.matches("[0-9]+[.][0-9]+")) {
                map.add(name, Double.parseDouble(value));
            } else {
                map.add(name, value);
            }
        }
        return map.build();
    }
}
