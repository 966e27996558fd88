package xcm.transport.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import xcm.api.Xcm;
import xcm.api.XcmConnection;
import xcm.api.XcmException;
import xcm.attr.AttributeMap;
import xcm.linux.NetworkNamespace;

/**
 * Is a program that connects or serves, all that its arguments say at the same time, and prints how each ended: OK or the
 * errno, the milliseconds, the remote address. It is run where it sees other files than the tests' own process.
 *
 * <pre>
 * connect ADDRESS NAME=VALUE...        blocking
 * poll ADDRESS NAME=VALUE...           non-blocking, with finish
 * serve ADDRESS NAME=VALUE...
 * move NAMESPACE ADDRESS NAME=VALUE... non-blocking; goes to another namespace after the connect call
 * pair ADDRESS                         serves, connects and accepts
 * </pre>
 */
final class Probe {
    /** How one of them ended. */
    record Outcome(String errno, long millis, String remote) {}

    private Probe() {}

    public static void main(String[] arguments) throws Exception {
        Xcm.transports(); // what has to be loaded is loaded before time is taken
        Xcm.server("btcp:127.0.0.1:0", Pair.ANY).close();
        var tasks = new ArrayList<FutureTask<String>>();
        for (var argument : arguments) {
            var task = new FutureTask<>(() -> outcome(List.of(argument.split(" "))));
            tasks.add(task);
            new Thread(task).start();
        }
        for (var task : tasks) {
            System.out.println(task.get());
        }
        System.exit(0);
    }

    /** Runs the program in a namespace, with its hosts file and resolver configuration. */
    static List<Outcome> run(Namespace namespace, List<String> arguments) {
        var command = namespace.command(java());
        command.addAll(arguments);
        return Shell.run(command)
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new Outcome(words[0], Long.parseLong(words[1]), words[2]))
                .toList();
    }

    /** Returns the command that runs the program. */
    static String[] java() {
        var path = String.join(
                ":",
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""),
                "target/classes",
                "target/test-classes");
        return new String[] {
            System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp", path, Probe.class.getName()
        };
    }

    private static String outcome(List<String> words) throws Exception {
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

    private static Callable<String> action(List<String> words) {
        int first = words.get(0).equals("move") ? 2 : 1;
        var address = words.get(first);
        var map = map(words.subList(first + 1, words.size()));
        return switch (words.get(0)) {
            case "connect" -> () -> remote(Xcm.connect(address, map));
            case "poll" -> () -> remote(poll(Xcm.connect(address, nonBlocking(map))));
            case "move" ->
                () -> {
                    var connection = Xcm.connect(address, nonBlocking(map));
                    NetworkNamespace.enter(words.get(1));
                    return remote(poll(connection));
                };
            case "pair" ->
                () -> {
                    try (var server = Xcm.server(address);
                            var client = Xcm.connect(server.localAddress().orElseThrow());
                            var accepted = server.accept()) {
                        new Pair(client, accepted).exchange();
                        return client.remoteAddress().orElseThrow();
                    }
                };
            default ->
                () -> {
                    Xcm.server(address, map).close();
                    return "";
                };
        };
    }

    private static AttributeMap nonBlocking(AttributeMap map) {
        return map.toBuilder().add("xcm.blocking", false).build();
    }

    private static XcmConnection poll(XcmConnection connection) throws XcmException {
        connection.await(0);
        while (!connection.finish()) {
            Pair.isReady(connection, 60);
        }
        return connection;
    }

    private static String remote(XcmConnection connection) {
        try (connection) {
            return connection.remoteAddress().orElseThrow();
        }
    }

    private static AttributeMap map(List<String> settings) {
        var map = Pair.ANY.toBuilder();
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
