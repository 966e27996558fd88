package xcm.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import xcm.api.Xcm;
import xcm.api.XcmServer;
import xcm.api.spi.ServiceType;
import xcm.attr.AttributeMap;
import xcm.linux.Errno;
import xcm.test.TcpTransport;
import xcm.test.network.Ends;
import xcm.test.network.NameServer;
import xcm.test.network.Namespace;
import xcm.test.network.Plan;
import xcm.test.network.Probe;

/** What depends on the names of hosts; each test in a namespace with a hosts file and a name server of its own. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NameTest {
    private static final TcpTransport TCP = new TcpTransport("tcp", ServiceType.MESSAGING, "127.0.0.1");
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

    @Test
    void shouldReachServerOnAnyAddressWhenAlgorithmTriesAll() throws Exception {
        var plan = new Plan(namespace, TCP);
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
        var ends = Probe.run(namespace, TCP, arguments).stream()
                .map(Probe.Outcome::errno)
                .sorted()
                .toList();
        assertEquals(List.of("ECONNREFUSED", "ECONNREFUSED", "OK"), ends);
    }

    @Test
    void shouldPreferIpv6WhenEyeballsAreHappy() throws Exception {
        int port = serve("[" + INET6[0] + "]", 0);
        serve(INET[0], port);
        var plan = new Plan(namespace, TCP);
        for (int i = 0; i < 5; i++) {
            plan.add(
                    "connect tcp:mixed.test:" + port + " dns.algorithm=happy_eyeballs",
                    "OK tcp:[" + INET6[0] + "]:" + port,
                    0);
        }
        plan.run();
        assertEquals(Errno.EAGAIN, Ends.failure(() -> lastServer().accept()));
    }

    @Test
    void shouldTimeOutAttempts() throws Exception {
        namespace.drop("tcp dport 7");
        var plan = new Plan(namespace, TCP);
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
        plan.add("connect tcp:inet.test:7 ipv6.scope=1 tcp.connect_timeout=0.0", "ETIMEDOUT ", 0);
        plan.run();
    }

    @Test
    void shouldConnectInNamespaceOfCallWhenThreadMovesDuringLookUp() throws Exception {
        open.add(new NameServer(namespace, INET[0]));
        int port = serve(INET[0], 0);
        try (var other = new Namespace()) {
            var plan = new Plan(namespace, TCP);
            plan.add("move " + other.name() + " tcp:late.test:" + port, "OK tcp:" + INET[0] + ":" + port, 1);
            plan.add("poll tcp:late.test:" + port, "OK tcp:" + INET[0] + ":" + port, 1);
            plan.run();
        }
    }

    @Test
    void shouldServeAndBindByName() throws Exception {
        int port = serve(INET[1], 0);
        var plan = new Plan(namespace, TCP);
        plan.add("serve tcp:inet.test:0", "OK ", 0);
        plan.add("serve btcp:inet6.test:0", "OK ", 0);
        plan.add(
                "connect tcp:" + INET[1] + ":" + port + " xcm.local_addr=tcp:inet.test:0",
                "OK tcp:" + INET[1] + ":" + port,
                0);
        plan.run();
    }
}
