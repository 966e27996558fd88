package xcm.transport.tcp;

import java.io.IOException;
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
import xcm.test.network.Namespace;
import xcm.test.network.Shell;

/**
 * Is a program that connects or serves, all that its arguments say at the same time, and prints how each ended: OK or the
 * errno, the milliseconds, the remote address. It fails if descriptors are left open. It is run where it sees other files than the tests' own process.
 *
 * <pre>
 * connect ADDRESS NAME=VALUE...        blocking
 * poll ADDRESS NAME=VALUE...           non-blocking, with finish
 * serve ADDRESS NAME=VALUE...
 * move NAMESPACE ADDRESS NAME=VALUE... non-blocking; goes to another namespace after the connect call
 * pair ADDRESS                         serves, connects and accepts
 * gone ADDRESS                         does the same, then connects to where there is no server any more
 * again ADDRESS                        serves, connects and accepts twice; the server closes first
 * </pre>
 */
final class Probe {
    /** How one of them ended. */
    record Outcome(String errno, long millis, String remote) {}

    private Probe() {}

    public static void main(String[] arguments) throws Exception {
        Xcm.transports(); // what has to be loaded is loaded before time is taken
        Xcm.server("btcp:127.0.0.1:0", Pair.ANY).close();
        int descriptors = ProcessDescriptors.open();
        var tasks = new ArrayList<FutureTask<String>>();
        for (var argument : arguments) {
            var task = new FutureTask<>(() -> outcome(List.of(argument.split(" "))));
            tasks.add(task);
            new Thread(task).start();
        }
        for (var task : tasks) {
            System.out.println(task.get());
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
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(ChildJvm.OPTIONS);
        command.addAll(List.of("-cp", path, Probe.class.getName()));
        return command.toArray(String[]::new);
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
            case "poll" -> () -> poll(Xcm.connect(address, nonBlocking(map)));
            case "move" ->
                () -> {
                    var connection = Xcm.connect(address, nonBlocking(map));
                    NetworkNamespace.enter(words.get(1));
                    return poll(connection);
                };
            case "pair" -> () -> pair(address);
            case "gone" -> () -> remote(Xcm.connect(pair(address), Pair.ANY));
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
    private static String pair(String address) throws XcmException {
        var server = Xcm.server(address, Pair.ANY);
        var where = server.localAddress().orElseThrow();
        try (server;
                var client = Xcm.connect(where, Pair.ANY);
                var accepted = server.accept()) {
            new Pair(client, accepted).exchange();
            accepted.close();
            server.close();
            client.receive(Pair.bytes(1));
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
                Pair.isReady(connection, 60);
            }
            return connection.remoteAddress().orElseThrow();
        }
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
