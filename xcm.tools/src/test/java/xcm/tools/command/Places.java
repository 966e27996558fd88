package xcm.tools.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Finds addresses that nobody uses, and tells when somebody listens there. */
public final class Places {
    private static final long POLL_MILLIS = 10;
    private static final String LISTENING = "0A"; // proc(5), "st" of /proc/net/tcp

    private Places() {}

    /** Return an address of a transport, which nobody uses. */
    public static String of(String transport) throws IOException {
        if (transport.equals("ux")) {
            return "ux:" + UUID.randomUUID();
        }
        // An address of loopback that nobody else happens to choose: the port stays free.
        var random = ThreadLocalRandom.current();
        var host = "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + "." + random.nextInt(1, 255);
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return transport + ":" + host + ":" + socket.getLocalPort();
        }
    }

    /** Wait until a program listens at an address. */
    public static void awaitServer(Child server, String address) throws IOException, InterruptedException {
        while (!isServed(address)) {
            if (!server.process().isAlive()) {
                throw new AssertionError("the server ended: " + server.status() + " " + server.errors());
            }
            Thread.sleep(POLL_MILLIS); // the kernel offers no event for this
        }
    }

    private static boolean isServed(String address) throws IOException {
        if (address.startsWith("ux:")) {
            var name = "@" + address.substring("ux:".length());
            return hasLine("/proc/net/unix", line -> line.endsWith(name));
        }
        var parts = address.split(":");
        var bytes = InetAddress.getByName(parts[1]).getAddress();
        var local = String.format(
                " %02X%02X%02X%02X:%04X ", bytes[3], bytes[2], bytes[1], bytes[0], Integer.parseInt(parts[2]));
        return hasLine("/proc/net/tcp", line -> line.contains(local) && line.contains(" " + LISTENING + " "));
    }

    private static boolean hasLine(String file, Predicate<String> condition) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.anyMatch(condition);
        }
    }
}
