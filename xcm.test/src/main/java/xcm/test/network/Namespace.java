package xcm.test.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import xcm.linux.NetworkNamespace;

/** Is a network namespace of its own, with an own loopback interface, hosts file and resolver configuration. */
public final class Namespace implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name = "xcmtest-" + ProcessHandle.current().pid() + "-" + NEXT.getAndIncrement();
    private final Path files = Path.of("/etc/netns", name);

    public Namespace() {
        Shell.run("ip", "netns", "add", name);
        ip("link", "set", "lo", "up");
    }

    public String name() {
        return name;
    }

    /** Runs ip(8) on the namespace. */
    public void ip(String... arguments) {
        var command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        Shell.run(command);
    }

    /** Returns the command that runs a command in the namespace, with its files in place of those of /etc. */
    public List<String> command(String... words) {
        var command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(List.of(words));
        return command;
    }

    public String exec(String... words) {
        return Shell.run(command(words));
    }

    /** Drops what arrives and a rule of nft(8) matches. */
    public void drop(String rule) {
        exec(
                "nft",
                "add table inet loss; add chain inet loss input { type filter hook input priority 0; };"
                        + "add rule inet loss input " + rule + " drop");
    }

    /** Ends all that {@link #drop} began. */
    public void dropNothing() {
        exec("nft", "delete table inet loss");
    }

    /** Makes what /etc/NAME is for the commands of the namespace. */
    public void etc(String file, String content) {
        try {
            Files.createDirectories(files);
            Files.writeString(files.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something in the namespace, in the calling thread. */
    @SuppressWarnings("try") // to be there is all
    public <T> T in(Callable<T> action) throws Exception {
        try (var visit = NetworkNamespace.entered(name)) {
            return action.call();
        }
    }

    /** Does something in the namespace, in a thread of its own. */
    public <T> FutureTask<T> start(Callable<T> action) {
        var task = new FutureTask<>(() -> in(action));
        var thread = new Thread(task, "in " + name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Waits for what was started, and throws what it threw. */
    public static <T> T result(FutureTask<T> task) throws Exception {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        }
    }

    @Override
    public void close() {
        Shell.run("ip", "netns", "del", name);
        try {
            for (var file : List.of("hosts", "resolv.conf")) {
                Files.deleteIfExists(files.resolve(file));
            }
            Files.deleteIfExists(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
