package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xcm.api.Xcm;
import xcm.api.XcmServer;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.network.Namespace;

/** What depends on the names of hosts, in a namespace with a hosts file and a name server of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NameTest {
    private static final String[] INET = {"10.88.0.1", "10.88.0.2", "10.88.0.3"};
    private static final String[] INET6 = {"fd88::1", "fd88::2"};

    private final Namespace namespace = new Namespace();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void giveNames() {
        var hosts = new StringBuilder();
        for (var address : INET) {
            namespace.ip("addr", "add", address + "/32", "dev", "lo");
            hosts.append(address + " inet.test mixed.test\n");
        }
        for (var address : INET6) {
            namespace.ip("addr", "add", address + "/128", "dev", "lo", "nodad");
            hosts.append(address + " inet6.test mixed.test\n");
        }
        namespace.etc("hosts", hosts.toString());
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : open) {
            resource.close();
        }
        namespace.close();
    }

    /** Serves on an address and returns the port. */
    private int serve(String host, int port) throws Exception {
        var map = AttributeMap.builder().add("xcm.blocking", false).build();
        XcmServer server = namespace.in(() -> Xcm.server("tcp:" + host + ":" + port, map));
        open.add(server);
        var address = server.localAddress().orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private XcmServer lastServer() {
        return (XcmServer) open.get(open.size() - 1);
    }

    /** Collects what the program shall do, and what is expected of it. */
    private final class Plan {
        private final List<String> arguments = new ArrayList<>();
        private final List<String> expected = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();

        /** Adds something that ends in a way, after some seconds. */
        void add(String argument, String end, double after) {
            arguments.add(argument);
            expected.add(end);
            seconds.add(after);
        }

        void run() {
            var outcomes = Probe.run(namespace, arguments);
            assertEquals(arguments.size(), outcomes.size());
            for (int i = 0; i < arguments.size(); i++) {
                var what = arguments.get(i) + ": " + outcomes.get(i);
                var outcome = outcomes.get(i);
                assertEquals(expected.get(i), outcome.errno() + " " + outcome.remote(), what);
                double late = outcome.millis() / 1e3 - seconds.get(i);
                assertTrue(late > -0.05 - seconds.get(i) * 0.1, what);
                assertTrue(late < 1.5 + seconds.get(i) * 0.1, what);
            }
        }
    }

    @Test
    void shouldReachServerOnAnyAddressWhenAlgorithmTriesAll() throws Exception {
        var plan = new Plan();
        for (var host : INET) {
            int port = serve(host, 0);
            var remote = "OK tcp:" + host + ":" + port;
            plan.add("connect tcp:inet.test:" + port + " dns.algorithm=sequential", remote, 0);
            plan.add("poll tcp:mixed.test:" + port + " dns.algorithm=sequential", remote, 0);
            plan.add("connect tcp:mixed.test:" + port + " dns.algorithm=happy_eyeballs", remote, 0.2);
            plan.add("poll tcp:inet.test:" + port + " dns.algorithm=happy_eyeballs", remote, 0);
        }
        for (var host : INET6) {
            int port = serve("[" + host + "]", 0);
            var remote = "OK tcp:[" + host + "]:" + port;
            plan.add("connect tcp:mixed.test:" + port + " dns.algorithm=sequential", remote, 0);
            plan.add("connect tcp:mixed.test:" + port + " dns.algorithm=happy_eyeballs", remote, 0);
        }
        plan.add("connect tcp:mixed.test:1 dns.algorithm=sequential", "ECONNREFUSED ", 0);
        plan.add("connect tcp:mixed.test:1 dns.algorithm=happy_eyeballs", "ECONNREFUSED ", 0.2);
        plan.run();
    }

    @Test
    void shouldTryOneAddressOnlyWhenAlgorithmIsSingle() throws Exception {
        var arguments = new ArrayList<String>();
        for (var host : INET) {
            arguments.add("connect tcp:inet.test:" + serve(host, 0));
        }
        var ends = Probe.run(namespace, arguments).stream()
                .map(Probe.Outcome::errno)
                .sorted()
                .toList();
        assertEquals(List.of("ECONNREFUSED", "ECONNREFUSED", "OK"), ends);
    }

    @Test
    void shouldPreferIpv6WhenEyeballsAreHappy() throws Exception {
        int port = serve("[" + INET6[0] + "]", 0);
        serve(INET[0], port);
        var plan = new Plan();
        for (int i = 0; i < 5; i++) {
            plan.add(
                    "connect tcp:mixed.test:" + port + " dns.algorithm=happy_eyeballs",
                    "OK tcp:[" + INET6[0] + "]:" + port,
                    0);
        }
        plan.run();
        assertEquals(Errno.EAGAIN, Pair.failure(() -> lastServer().accept()));
    }

    @Test
    void shouldTimeOutAttemptsAndLookUps() throws Exception {
        namespace.drop("tcp dport 7");
        open.add(new NameServer(namespace, INET[0]));
        var silent = ".silent.test:7";
        var plan = new Plan();
        plan.add("connect tcp:inet.test:7", "ETIMEDOUT ", 3);
        plan.add("connect btcp:" + INET[0] + ":7", "ETIMEDOUT ", 3);
        plan.add("poll tcp:[" + INET6[0] + "]:7", "ETIMEDOUT ", 3);
        plan.add("connect tcp:inet.test:7 tcp.connect_timeout=0.5", "ETIMEDOUT ", 0.5);
        plan.add("poll btcp:inet6.test:7 tcp.connect_timeout=0.5", "ETIMEDOUT ", 0.5);
        plan.add("connect tcp:inet.test:7 tcp.connect_timeout=0.0", "ETIMEDOUT ", 0);
        plan.add("connect tcp:inet.test:7 tcp.connect_timeout=6.0", "ETIMEDOUT ", 3);
        plan.add("poll tcp:inet.test:7 dns.algorithm=sequential tcp.connect_timeout=0.5", "ETIMEDOUT ", 1.5);
        plan.add("connect tcp:mixed.test:7 dns.algorithm=sequential tcp.connect_timeout=0.5", "ETIMEDOUT ", 2.5);
        plan.add("connect tcp:mixed.test:7 dns.algorithm=happy_eyeballs tcp.connect_timeout=0.5", "ETIMEDOUT ", 1.7);
        plan.add("connect tcp:a" + silent, "ENOENT ", 10);
        plan.add("poll btcp:b" + silent, "ENOENT ", 10);
        plan.add("connect btcp:c" + silent + " dns.timeout=0.0", "ENOENT ", 10);
        plan.add("connect tcp:d" + silent + " dns.timeout=2.0", "ENOENT ", 2);
        plan.add("poll btcp:e" + silent + " dns.timeout=2.0", "ENOENT ", 2);
        plan.add("serve tcp:f" + silent, "ENOENT ", 10);
        plan.add("connect btcp:" + INET[0] + ":7 xcm.local_addr=btcp:g" + silent, "ENOENT ", 10);
        plan.add("connect tcp:no.test:7", "ENOENT ", 0);
        plan.add("poll tcp:no.test:7", "ENOENT ", 0);
        plan.add("serve tcp:no.test:7", "ENOENT ", 0);
        plan.add("connect tcp:1.2.3:7", "ENOENT ", 0);
        plan.add("poll tcp:0x7f.1:7", "ENOENT ", 0);
        plan.add("connect tcp:inet.test:7 ipv6.scope=1 tcp.connect_timeout=0.0", "ETIMEDOUT ", 0);
        plan.run();
    }

    @Test
    void shouldConnectInNamespaceOfCallWhenThreadMovesDuringLookUp() throws Exception {
        open.add(new NameServer(namespace, INET[0]));
        int port = serve(INET[0], 0);
        try (var other = new Namespace()) {
            var plan = new Plan();
            plan.add("move " + other.name() + " tcp:late.test:" + port, "OK tcp:" + INET[0] + ":" + port, 1);
            plan.add("poll tcp:late.test:" + port, "OK tcp:" + INET[0] + ":" + port, 1);
            plan.run();
        }
    }

    @Test
    void shouldServeAndBindByName() throws Exception {
        int port = serve(INET[1], 0);
        var plan = new Plan();
        plan.add("serve tcp:inet.test:0", "OK ", 0);
        plan.add("serve btcp:inet6.test:0", "OK ", 0);
        plan.add(
                "connect tcp:" + INET[1] + ":" + port + " xcm.local_addr=tcp:inet.test:0",
                "OK tcp:" + INET[1] + ":" + port,
                0);
        plan.run();
    }
}
